// What people read before they sign: nothing in a policy may hide in its sentences, or write over them.
import { describePolicy, diffPolicies } from '@scrim/masking-rules';
import { PolicyError, parsePolicy } from '@scrim/masking-rules/policy';
import type { PolicyArtifact } from '@scrim/protocol';
import { describe, expect, it } from 'vitest';

const BASE = { v: 1, id: 'shop', version: '1', mode: 'mask-all', rules: [] };
/** Signs that a terminal obeys, that turn lines round, that break lines, or that nobody sees. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|[^\S ]/u;

function sentencesOf(policy: unknown): readonly string[] {
  const read = parsePolicy(policy);
  return [
    ...describePolicy(read),
    ...diffPolicies(parsePolicy(BASE), read).map(({ sentence }) => sentence),
    ...diffPolicies(read, parsePolicy(BASE)).map(({ sentence }) => sentence),
  ];
}

function messageOf(policy: unknown): string {
  try {
    parsePolicy(policy);
  } catch (error) {
    if (error instanceof PolicyError) return error.message;
  }
  throw new Error('expected a PolicyError');
}

const words = (count: number, prefix: string): string[] =>
  Array.from({ length: count }, (_, at) => `${prefix}${at + 1}`);

describe('sentences', () => {
  it.each<[string, object]>([
    ['an escape sequence in a selector', { rules: [ruleOf({ select: '[a="\u001b[1A\u001b[2K"]' })] }],
    ['lines in a selector', { rules: [ruleOf({ select: '.a,\n\n.b\r\n.c\f.d' })] }],
    ['a tab in a selector', { rules: [ruleOf({ select: '.a\t.b[c="\t"]' })] }],
    [
      'signs that turn a selector round',
      { rules: [ruleOf({ select: '.a\u202eb, .c\u200bd, [e="\u2066"]' })] },
    ],
    ['a reason that turns round', { rules: [ruleOf({ reason: 'Fine.\u202e\u2028Rule b masks.' })] }],
    ['names', { vocabulary: { names: ['\u001b[2J', 'a\u202eb', '\u3164'] } }],
    ['parameters', { vocabulary: { parameters: ['q\u200b', 'a\u202eb'] } }],
    ['words of an event', { events: [eventOf({ c: { type: 'choice', of: ['a\u202eb'] } }, '\u2028x')] }],
  ])('show what nobody would see: %s', (_, part) => {
    const said = sentencesOf({ ...BASE, ...part });
    expect(said.filter((sentence) => UNSEEN.test(sentence))).toEqual([]);
    expect(said.join('\n')).toMatch(/\\[\da-f]+ |\.a, \.b \.c \.d/);
  });

  it('keep what people write: spaces of every width, accents, other scripts', () => {
    const reason = 'Prix\u00a0: public\u202f! Öffnungszeiten 営業時間';
    const [, rule] = sentencesOf({ ...BASE, rules: [ruleOf({ reason, select: '.größe' })] });
    expect(rule).toBe(
      'Rule help lets the text of .größe through on every page. Why: Prix : public ! Öffnungszeiten 営業時間',
    );
  });

  it('name every parameter, route and word that passes, however many', () => {
    const parameters = [...words(12, 'p'), 'token'];
    const routes = [...words(12, '/r'), '/patients/smith'];
    const of = [...words(12, 'w'), 'oncology'];
    const said = sentencesOf({
      ...BASE,
      vocabulary: { parameters, routes },
      events: [eventOf({ c: { type: 'choice', of } })],
    });
    for (const word of ['token', '/patients/smith', 'oncology']) {
      expect(said.filter((sentence) => sentence.includes(word)).length).toBeGreaterThan(1);
    }
  });

  it('count the names that are too many to read', () => {
    const said = sentencesOf({ ...BASE, vocabulary: { names: words(4000, 'u-') } });
    expect(said.filter((sentence) => sentence.includes(' u-12 and 3988 more'))).toHaveLength(3);
  });

  it('say what of an event passes now, and what did', () => {
    const narrow = { ...BASE, events: [eventOf({ n: { type: 'number', min: 0, max: 1 } })] };
    const wide = { ...BASE, events: [eventOf({ n: { type: 'number', min: 0, max: 99 } })] };
    const [change] = diffPolicies(parsePolicy(narrow), parsePolicy(wide));
    expect(change?.sentence).toBe(
      'Custom event cart passes with n (a number from 0 to 99). Before, it passed with n (a number from 0 to 1).',
    );
  });
});

describe('messages', () => {
  it.each<[string, object, string]>([
    ['an unknown key', { '\u001b[2Jmodes': 1 }, '\\1b [2Jmodes'],
    ['a field', { events: [eventOf({ '\u202en': { type: 'boolean' } })] }, '\\202e n'],
  ])('show what nobody would see: %s', (_, part, shown) => {
    const message = messageOf({ ...BASE, ...part });
    expect(message).not.toMatch(UNSEEN);
    expect(message).toContain(shown);
  });
});

function ruleOf(part: object): object {
  return { id: 'help', select: '.help', do: 'unmask', reason: 'The same for everyone.', ...part };
}

function eventOf(fields: object, reason = 'Why not.'): NonNullable<PolicyArtifact['events']>[number] {
  return { tag: 'cart', fields: fields as never, reason };
}
