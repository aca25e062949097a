// Problems become sentences of ours; what does not come from a collector is said to be so.
import { problemResponse } from '@scrim/protocol/routes';
import { describe, expect, it } from 'vitest';
import { ApiProblem, problemOfResponse, sentenceFor } from '../src/browser/api/api-problem.ts';
import { sentenceOf } from '../src/browser/api/problem-sentences.ts';

describe('a refused request', () => {
  it('has the code, the fields and a sentence that says what to do', async () => {
    const problem = await problemOfResponse(problemResponse('body_malformed', ['roles']));
    expect(problem).toMatchObject({ code: 'body_malformed', status: 400, fields: ['roles'] });
    expect(problem.message).toBe('The collector did not take what was entered. Check each field.');
  });

  it('says how long to wait, when the answer does', async () => {
    const waits = async (seconds: string): Promise<string> => {
      const response = problemResponse('too_many_attempts');
      response.headers.set('retry-after', seconds);
      return (await problemOfResponse(response)).message;
    };
    expect(await waits('1')).toBe('Too many attempts. Wait 1 second, then try again.');
    expect(await waits('90')).toBe('Too many attempts. Wait 2 minutes, then try again.');
    expect(await waits('soon')).toBe(sentenceOf('too_many_attempts'));
  });

  it.each([
    ['a page of a proxy', new Response('<h1>Bad gateway</h1>', { status: 502 })],
    [
      'a problem of somebody else',
      Response.json({ code: 'teapot' }, { status: 418, headers: problemType() }),
    ],
    ['half a problem', new Response('{"code":', { status: 400, headers: problemType() })],
    ['a code that is only JSON', Response.json({ code: 'internal' }, { status: 500 })],
  ])('is not taken for ours: %s', async (_what, response) => {
    expect((await problemOfResponse(response)).code).toBe('not_ours');
  });

  it('never shows text of the answer', async () => {
    const response = Response.json(
      { code: 'internal', title: 'Click evil.example', detail: 'now' },
      { status: 500, headers: problemType() },
    );
    expect((await problemOfResponse(response)).message).toBe(sentenceOf('internal'));
  });
});

describe('a sentence', () => {
  it('is there for codes that nobody should meet', () => {
    expect(sentenceOf('chunk_conflict')).toMatch(/^The collector refused/);
    expect(sentenceOf('toString')).toMatch(/^The collector refused/);
  });

  it('is there for anything thrown, and shows nothing of it', () => {
    expect(sentenceFor(new Error('secret'))).not.toContain('secret');
    expect(sentenceFor(new ApiProblem('unreachable', 0))).toMatch(/does not answer/);
  });
});

function problemType(): HeadersInit {
  return { 'content-type': 'application/problem+json' };
}
