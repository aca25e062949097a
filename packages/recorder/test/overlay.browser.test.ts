// The overlay says what the masker does: on a page with rules, marks, shadow roots and frames, text by text and control
// by control. And the page does not notice it.
import { record } from '@rrweb/record';
import type { eventWithTime } from '@rrweb/types';
import {
  compilePolicy,
  createEventMasker,
  DEFAULT_POLICY,
  PolicyError,
  recordOptions,
} from '@scrim/masking-rules';
import type { MaskedEvent, PolicyArtifact, PolicyRule } from '@scrim/protocol';
import { type MaskingOverlay, showMasking } from '@scrim/recorder/overlay';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';

const because = 'Test.';
const rule = (id: string, rest: Partial<PolicyRule>): PolicyRule => ({
  id,
  select: `.${id}`,
  do: 'unmask',
  reason: because,
  ...rest,
});
const POLICY: PolicyArtifact = {
  ...DEFAULT_POLICY,
  id: 'of-test',
  rules: [
    rule('words', {}),
    rule('secret', { do: 'mask' }),
    rule('fields', { what: 'inputs' }),
    rule('pictures', { what: 'media' }),
    rule('map', { do: 'block' }),
    rule('gone', { do: 'drop' }),
    rule('elsewhere', { on: '/never/*' }),
  ],
};

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
const PAGE = `
  <h1 class="words">Spring catalogue <em class="secret">for Ada Winter</em></h1>
  <p>Nobody said anything about this</p>
  <p class="words">Write to ada.winter@post.example or call</p>
  <p class="words"><span class="secret">Kidney clinic</span><br><b id="copy">Kidney clinic</b></p>
  <p data-scrim="unmask">A mark shows this <i data-scrim="mask">and not this</i></p>
  <p data-scrim="block">Blocked by a mark</p>
  <div class="map" style="width:200px;height:60px">Blocked by a rule</div>
  <div class="gone">Dropped by a rule <input value="smith"></div>
  <form class="fields"><input value="shown value"><input type="password" value="hunter2"></form>
  <form><input value="smith"><textarea>oncology</textarea><select><option>ward</option></select></form>
  <div contenteditable class="words">Written by a visitor</div>
  <img src="${PIXEL}" width="30" height="30"><img class="pictures" src="${PIXEL}" width="30" height="30">
  <canvas width="30" height="30"></canvas>
  <svg width="60" height="20" id="icon"><path d="M3.1 4.1L9 9"/></svg>
  <svg width="60" height="20" id="chart">${'<rect width="1" height="9"/>'.repeat(20)}</svg>
  <section id="host" class="words"></section>
  <iframe id="frame" width="300" height="160"></iframe>
  <p class="elsewhere">For other pages</p>`;
const IN_SHADOW = '<p>In a shadow root <b class="secret">Ada</b></p><input value="in shadow">';
const IN_FRAME =
  '<p class="words">In a frame <b class="secret">Petra</b></p><p>Said by nobody</p><input value="x y">';

describe('the overlay', () => {
  let overlay: MaskingOverlay | undefined;
  let inside: ShadowRoot | undefined;
  const attachShadow = Element.prototype.attachShadow;

  beforeEach(async () => {
    inside = undefined;
    lookInto(Element);
    await page.viewport(1000, 1400);
    document.body.innerHTML = `<main style="font:16px Arial">${PAGE}</main>`;
    const host = document.querySelector('#host');
    if (host !== null) host.attachShadow({ mode: 'open' }).innerHTML = IN_SHADOW;
    const frame = document.querySelector('iframe');
    const loaded = new Promise((resolve) => frame?.addEventListener('load', resolve));
    frame?.setAttribute('srcdoc', IN_FRAME);
    await loaded;
  });
  afterEach(() => {
    overlay?.stop();
    Element.prototype.attachShadow = attachShadow;
    document.body.replaceChildren();
  });

  /** Only a test may look into a closed root. */
  function lookInto({ prototype }: typeof Element): void {
    prototype.attachShadow = function (init) {
      const root = attachShadow.call(this, init);
      if (init.mode === 'closed') inside = root;
      return root;
    };
  }
  const show = async (policy: PolicyArtifact = POLICY): Promise<void> => {
    overlay = showMasking({ policy });
    await expect.poll(() => boxes().length).toBeGreaterThan(0);
    await frames();
  };
  const frames = async () => {
    for (let at = 0; at < 5; at += 1) await new Promise(requestAnimationFrame);
  };
  const boxes = (): HTMLElement[] => [...(inside?.querySelectorAll<HTMLElement>('.boxes .box') ?? [])];
  const layerOf = ({ className }: HTMLElement): string => className.replace('box ', '');
  /** The layers that are painted over the middle of something. */
  const layersAt = (rect: DOMRect, { x, y }: { x: number; y: number }): string[] => {
    const [left, top] = [x + rect.left + rect.width / 2, y + rect.top + rect.height / 2];
    const hits = boxes().filter((box) => {
      const own = box.getBoundingClientRect();
      return own.left <= left && left <= own.right && own.top <= top && top <= own.bottom;
    });
    return [...new Set(hits.map(layerOf))];
  };
  const offsetOf = (node: Node): { x: number; y: number } => {
    const frame = node.ownerDocument?.defaultView?.frameElement;
    if (frame == null) return { x: 0, y: 0 };
    const { left, top } = frame.getBoundingClientRect();
    return { x: left + frame.clientLeft, y: top + frame.clientTop };
  };
  const rectOf = (node: Node): DOMRect => {
    if (node.nodeType === 1) return (node as Element).getBoundingClientRect();
    const range = (node.ownerDocument ?? document).createRange();
    range.selectNodeContents(node);
    return range.getClientRects()[0] ?? new DOMRect();
  };
  const painted = (node: Node): string[] => layersAt(rectOf(node), offsetOf(node));

  /** Records the page for real and gives what the masker sends of each node. */
  const recorded = async (policy: PolicyArtifact): Promise<Map<Node, Sent | null>> => {
    const compiled = compilePolicy(policy);
    const masker = createEventMasker({ policy: compiled, mirror: record.mirror, document });
    const sent = new Map<number, Sent>();
    const note = (node: Sent): void => {
      sent.set(node.id, node);
      for (const child of node.childNodes ?? []) note(child);
    };
    const stop = record({
      ...recordOptions(compiled),
      emit: (event) => {
        const masked = masker.mask(event as eventWithTime) as (MaskedEvent & { data: SentData }) | null;
        if (masked?.data.node !== undefined) note(masked.data.node);
        for (const { node } of masked?.data.adds ?? []) note(node);
      },
    });
    await frames();
    const byNode = new Map<Node, Sent | null>();
    for (const node of allNodes(document.querySelector('main') as Element)) {
      byNode.set(node, sent.get(record.mirror.getId(node)) ?? null);
    }
    stop?.();
    return byNode;
  };

  it('says of every text, control and picture what the masker does', async () => {
    const sent = await recorded(POLICY);
    await show();
    const seen = { unmasked: 0, masked: 0, nothing: 0 };
    for (const [node, its] of sent) {
      if (node.nodeType !== 3 || (node as Text).data.trim() === '' || rectOf(node).width === 0) continue;
      if (node.parentElement?.matches('textarea,option') === true) continue;
      const text = (node as Text).data;
      const is = its === null ? 'nothing' : its.textContent === text ? 'unmasked' : 'masked';
      const isCut = its?.textContent?.includes('█') === true;
      const layers = painted(node).filter((layer) => layer !== 'masked-controls');
      if (is === 'nothing') expect(layers, text).toEqual([expect.stringMatching(/blocked|dropped/)]);
      else if (isCut) expect(layers, text).toContain('unmasked');
      else expect(layers, text).toEqual([is === 'unmasked' ? 'unmasked' : 'masked-text']);
      seen[is] += 1;
    }
    // Each kind was there to be seen.
    expect(seen.unmasked).toBeGreaterThanOrEqual(4);
    expect(seen.masked).toBeGreaterThanOrEqual(8);
    expect(seen.nothing).toBe(3);
    for (const [node, its] of sent) {
      if (!(node.nodeType === 1 && /^(?:input|textarea|select)$/.test((node as Element).localName))) continue;
      const isShown = its?.attributes?.value === 'shown value';
      const expected = its === null ? 'dropped' : isShown ? 'unmasked' : 'masked-controls';
      expect(painted(node), (node as Element).outerHTML).toContain(expected);
    }
  });

  it('paints regions, pictures and drawings as they are sent', async () => {
    await show();
    const at = (selector: string) => painted(document.querySelector(selector) as Element);
    expect(at('.map')).toEqual(['blocked']);
    expect(at('.gone')).toEqual(['dropped']);
    expect(at('img')).toEqual(['pictures']);
    expect(at('img.pictures')).toEqual(['unmasked']);
    expect(at('canvas')).toEqual(['pictures']);
    expect(at('#icon')).toEqual([]);
    expect(at('#chart')).toEqual(['pictures']);
    expect(at('#copy')).toEqual(['masked-text']);
    expect(inside?.textContent).not.toMatch(/Kidney|smith|oncology|hunter2|Ada|Petra/);
  });

  it('counts by rule and channel, and names rules that decide nothing here', async () => {
    await show();
    const rows = [...(inside?.querySelectorAll('tbody tr') ?? [])].map((row) =>
      [...row.children].map(({ textContent }) => textContent),
    );
    const row = (who: string, does: string) => rows.find(([name, act]) => name === who && act === does);
    expect(row('rule map', 'blocks')?.at(-1)).toBe('1');
    expect(row('rule gone', 'drops')?.at(-1)).toBe('1');
    expect(row('rule pictures', 'unmasks')?.[5]).toBe('1');
    expect(row('never shown (password)', 'masks')?.[3]).toBe('1');
    expect(Number(row('rule words', 'unmasks')?.[2])).toBeGreaterThanOrEqual(4);
    expect(row('rule elsewhere', 'unmasks')?.slice(2)).toEqual(['0', '0', '0', '0', '0']);
  });

  it('changes no box of the page', async () => {
    const before = layoutOf(document);
    await show();
    const control = boxes().length;
    expect(layoutOf(document)).toEqual(before);
    overlay?.stop();
    expect(layoutOf(document)).toEqual(before);
    expect(document.documentElement.children.length).toBe(2);
    // A control: the comparison does see a box that moved.
    document.querySelector('h1')?.remove();
    expect(control).toBeGreaterThan(10);
    expect(layoutOf(document)).not.toEqual(before);
  });

  it('follows what changes, scrolls and comes', async () => {
    await show();
    const late = Object.assign(document.createElement('p'), {
      className: 'words',
      textContent: 'Comes later',
    });
    document.querySelector('main')?.prepend(late);
    await expect.poll(() => painted(late.firstChild as Node)).toEqual(['unmasked']);
    late.className = 'secret';
    await expect.poll(() => painted(late.firstChild as Node)).toEqual(['masked-text']);
    // It was masked once in this page load.
    late.className = 'words';
    await frames();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(painted(late.firstChild as Node)).toEqual(['masked-text']);
  });

  it('says which rule decides what somebody points at or focuses', async () => {
    await show();
    const said = () => inside?.querySelector('output')?.textContent;
    document
      .querySelector('h1')
      ?.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, composed: true }));
    expect(said()).toMatch(/Text unmasked: rule words \(Test\.\)/);
    document.querySelector<HTMLElement>('[type=password]')?.focus();
    expect(said()).toMatch(/masked: never shown \(password\)/);
    document.querySelector('.map')?.dispatchEvent(new PointerEvent('pointermove', { bubbles: true }));
    expect(said()).toMatch(/map/);
    const inFrame = document.querySelector('iframe')?.contentDocument?.querySelector('b');
    inFrame?.dispatchEvent(new PointerEvent('pointermove', { bubbles: true }));
    expect(said()).toMatch(/rule secret/);
  });

  it('switches layers off and on, and closes by Escape', async () => {
    await show();
    const has = (layer: string) => boxes().some((box) => layerOf(box) === layer);
    const boxFor = (at: number) => inside?.querySelectorAll<HTMLInputElement>('input[type=checkbox]')[at];
    expect([has('masked-text'), has('blocked')]).toEqual([true, true]);
    boxFor(0)?.click();
    await expect.poll(() => has('masked-text')).toBe(false);
    expect(has('blocked')).toBe(true);
    boxFor(0)?.click();
    await expect.poll(() => has('masked-text')).toBe(true);
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(document.querySelector('[data-scrim-overlay]')).toBeNull();
  });

  it('is never in a recording', async () => {
    const compiled = compilePolicy(POLICY);
    const raw: unknown[] = [];
    const stop = record({ ...recordOptions(compiled), emit: (event) => raw.push(event) });
    await show();
    await frames();
    const masker = createEventMasker({ policy: compiled, mirror: record.mirror, document });
    const masked = raw.map((event) => masker.mask(event as eventWithTime));
    const host = record.mirror.getId(document.querySelector('[data-scrim-overlay]') as Element);
    stop?.();
    expect(JSON.stringify(raw)).toContain('data-scrim-overlay');
    expect(JSON.stringify(raw)).not.toContain('What a viewer sees');
    expect(JSON.stringify(raw)).toContain(`"id":${host}`);
    expect(JSON.stringify(masked)).toContain(`{"type":5,"textContent":"","id":${host}`);
    expect(JSON.stringify(masked)).toContain('Spring catalogue');
  });

  it('refuses a policy that the recorder refuses, and leaves nothing in the page', () => {
    const bad = { ...POLICY, rules: [rule('bad', { select: 'p:::x' })] };
    expect(() => showMasking({ policy: bad })).toThrow(PolicyError);
    expect(document.querySelector('[data-scrim-overlay]')).toBeNull();
  });

  it('works where a page allows no inline style and no markup from strings', async () => {
    const frame = document.querySelector('iframe') as HTMLIFrameElement;
    frame.height = '500';
    const csp = "default-src 'none'; style-src 'none'; require-trusted-types-for 'script'";
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${csp}">${IN_FRAME}`;
    await loaded;
    const strict = frame.contentDocument as Document;
    lookInto((strict.defaultView as Window & typeof globalThis).Element);
    const violations: string[] = [];
    strict.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
    overlay = showMasking({ policy: POLICY, document: strict });
    await expect.poll(() => boxes().length).toBeGreaterThan(2);
    const [first] = boxes();
    expect(first === undefined ? '' : strict.defaultView?.getComputedStyle(first).position).toBe('absolute');
    expect(violations).toEqual([]);
    // A control: this page does refuse both.
    strict.body.setAttribute('style', 'color: red');
    expect(() => {
      strict.body.innerHTML = '<b>no</b>';
    }).toThrow(/TrustedHTML/);
    await expect.poll(() => violations).toContain('style-src-attr');
  });
});

interface Sent {
  readonly id: number;
  readonly textContent?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly childNodes?: readonly Sent[];
}
interface SentData {
  readonly node?: Sent;
  readonly adds?: readonly { readonly node: Sent }[];
}

function* allNodes(root: Node): Generator<Node> {
  yield root;
  const element = root as Partial<HTMLIFrameElement>;
  for (const child of root.childNodes) yield* allNodes(child);
  if (element.shadowRoot != null) yield* allNodes(element.shadowRoot);
  if (element.contentDocument != null) yield* allNodes(element.contentDocument);
}

function layoutOf(document: Document): unknown[] {
  const { scrollWidth, scrollHeight } = document.documentElement;
  const all = [...document.querySelectorAll('body, body *')];
  return [
    { scrollWidth, scrollHeight },
    ...all.map((element) => JSON.stringify(element.getBoundingClientRect())),
  ];
}
