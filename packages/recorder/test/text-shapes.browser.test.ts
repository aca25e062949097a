// Widths of texts, read after layout: what is told, what is not, and that the page notices nothing.
import { record } from '@rrweb/record';
import type { eventWithTime } from '@rrweb/types';
import { compilePolicy, createEventMasker, DEFAULT_POLICY, recordOptions } from '@scrim/masking-rules';
import type { MaskedEvent, PolicyArtifact } from '@scrim/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTextShapes, type TextShapes } from '../src/capture/text-shapes.ts';

const STYLE = `#page { width: 400px; font: 16px Arial } #page .chip { display: inline-block; padding: 4px }
  #page .row { display: flex } #page p { margin: 0; line-height: 20px }`;

describe('widths of texts', () => {
  /** What was told of each text, by its id. */
  let told: Map<number, string>;
  let stop: (() => void) | undefined;
  let shapes: TextShapes;
  const pageErrors: string[] = [];
  const onPageError = (event: ErrorEvent) => void pageErrors.push(event.message);

  beforeEach(() => {
    told = new Map();
    addEventListener('error', onPageError);
    document.body.innerHTML = `<style>${STYLE}</style><div id="page"></div>`;
  });
  afterEach(() => {
    stop?.();
    shapes.stop();
    removeEventListener('error', onPageError);
    document.body.replaceChildren();
    expect(pageErrors).toEqual([]);
  });

  const start = (html: string, artifact: PolicyArtifact = DEFAULT_POLICY): void => {
    const policy = compilePolicy(artifact);
    const masker = createEventMasker({ policy, mirror: record.mirror, document });
    const page = document.querySelector('#page');
    if (page !== null) page.innerHTML = html;
    const { masksText } = masker;
    shapes = createTextShapes({ mirror: record.mirror, masksText }, (event) => {
      const { texts } = event.data as { texts: { id: number; value: string }[] };
      for (const { id, value } of texts) told.set(id, value);
      // What is told stays a mask.
      expect(masker.mask(event)).not.toBeNull();
    });
    stop = record({
      ...recordOptions(policy),
      emit: (event) => {
        const masked = masker.mask(event as eventWithTime);
        if (masked !== null) shapes.note(masked);
      },
    });
  };
  const textOf = (selector: string): Node | null | undefined => document.querySelector(selector)?.firstChild;
  const toldOf = (selector: string): string | undefined => {
    const node = textOf(selector);
    return node == null ? undefined : told.get(record.mirror.getId(node));
  };
  /** Two frames: one to be asked in, one more to see that nothing else comes. */
  const drawn = async () => {
    for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame);
  };

  it('are told to a sign where they make a box', async () => {
    start('<span class="chip" id="a">Insomnia</span><span class="chip" id="b">Chronic kidney disease</span>');
    await drawn();
    expect(toldOf('#a')).toMatch(/^x{5}\u00a0x{2,4}$/);
    expect(toldOf('#b')?.length).toBeGreaterThan(17);
    expect(toldOf('#b')?.length).toBeLessThan(23);
  });

  it('are not told where no box depends on them: the mask by length stays', async () => {
    start('<p id="plain">Chronic kidney disease</p>');
    await drawn();
    expect(toldOf('#plain')).toBeUndefined();
  });

  it('of several lines tell how many they are, and not how full the last is', async () => {
    const words = 'lamp wool oak table linen candle delivery account ';
    start(`<p id="a">${words.repeat(3)}</p><p id="b">${words.repeat(3)}${words.slice(0, 5)}</p>`);
    await drawn();
    const lines = (selector: string) => (document.querySelector(selector)?.clientHeight ?? 0) / 20;
    expect(lines('#a')).toBe(lines('#b'));
    expect(toldOf('#a')?.trim()).toBe(toldOf('#b')?.trim());
    const live = lines('#a');
    for (const id of ['#a', '#b']) {
      const element = document.querySelector(id);
      if (element !== null) element.textContent = toldOf(id) ?? '';
    }
    expect([lines('#a'), lines('#b')]).toEqual([live, live]);
  });

  it('of what somebody writes are never told', async () => {
    start(
      '<div class="row"><div contenteditable id="editor">I have insomnia</div></div><textarea>insomnia</textarea>',
    );
    await drawn();
    expect(told.size).toBe(0);
  });

  it('of hidden texts are told when they are shown', async () => {
    start(
      '<div id="later" style="display:none"><span class="chip" id="a">Chronic kidney disease</span></div>',
    );
    await drawn();
    expect(told.size).toBe(0);
    document.querySelector('#later')?.removeAttribute('style');
    await drawn();
    expect(toldOf('#a')).toMatch(/^x[x\u00a0]+x$/);
  });

  // Walking up by them would go around in circles, and the page would stand still.
  it.each(['parentNode', 'parentElement', 'closest'])('are told where a field is called %s', async (name) => {
    const field = `<form style="display:inline"><output name="${name}">Chronic disease</output></form>`;
    start(`<span class="chip" id="a">Insomnia</span><div class="row">${field}</div>`);
    await drawn();
    expect(told.size).toBe(2);
    const row = document.querySelector('.row');
    if (row !== null) row.innerHTML = `<div style="display:none">${field}</div>`;
    await drawn();
    expect(toldOf('#a')).toMatch(/^x/);
  });

  it('of changed texts are told again', async () => {
    start('<span class="chip" id="a">Insomnia</span>');
    await drawn();
    const before = toldOf('#a');
    const text = textOf('#a');
    if (text != null) text.nodeValue = 'Chronic kidney disease';
    await drawn();
    expect(toldOf('#a')?.length).toBeGreaterThan(before?.length ?? 99);
  });

  it('of all texts are told anew when the window got another size', async () => {
    start('<span class="chip" id="a">Chronic kidney disease</span>');
    await drawn();
    const before = toldOf('#a');
    told.clear();
    const resize = { type: 3, data: { source: 4, width: 300, height: 300 }, timestamp: Date.now() };
    shapes.note(resize as unknown as MaskedEvent);
    await drawn();
    expect(toldOf('#a')).toBe(before);
  });

  describe('under a policy with rules', () => {
    const CHIPS = ['masked', 'unmasked', 'blocked', 'dropped'].map(
      (kind) => `<span class="chip ${kind}"><span id="${kind}">Chronic ${kind} disease</span></span>`,
    );
    const because = { reason: 'Test.' };
    const policy: PolicyArtifact = {
      ...DEFAULT_POLICY,
      rules: [
        { id: 'u', select: '.unmasked', do: 'unmask', ...because },
        { id: 'b', select: '.blocked', do: 'block', ...because },
        { id: 'd', select: '.dropped', do: 'drop', ...because },
      ],
    };
    const resize = { type: 3, data: { source: 4, width: 300, height: 300 }, timestamp: Date.now() };

    it('are told of masked texts only, also when all are told anew', async () => {
      start(`<div class="row">${CHIPS.join('')}</div>`, policy);
      await drawn();
      shapes.note(resize as unknown as MaskedEvent);
      await drawn();
      expect(toldOf('#masked')).toMatch(/^x[x\u00a0 ]+x$/);
      for (const kind of ['#unmasked', '#blocked', '#dropped']) expect(toldOf(kind), kind).toBeUndefined();
    });

    it('are told of a text that comes later, unless it is unmasked', async () => {
      start('<div class="row"></div>', policy);
      const row = document.querySelector('.row');
      if (row !== null) row.innerHTML = CHIPS.join('');
      await drawn();
      expect(toldOf('#masked')).toMatch(/^x[x\u00a0 ]+x$/);
      for (const kind of ['#unmasked', '#blocked', '#dropped']) expect(toldOf(kind), kind).toBeUndefined();
    });
  });

  it('of many texts take many frames, and each is told', async () => {
    start(
      Array.from({ length: 3000 }, (_, at) => `<span class="chip">Insomnia number ${at}</span>`).join(''),
    );
    await expect.poll(() => told.size, { timeout: 10_000 }).toBe(3000);
  });
});
