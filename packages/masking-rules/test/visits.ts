// Two visits that differ in a secret only, recorded by the real rrweb and driven by real input. What a viewer or a
// thief of the events could tell them apart by is what is left when times, ids and tokens are renamed.
import { record } from '@rrweb/record';
import { compilePolicy, createEventMasker, DEFAULT_POLICY, recordOptions } from '@scrim/masking-rules';
import type { MaskedEvent } from '@scrim/protocol';
import { userEvent } from 'vitest/browser';

const policy = compilePolicy(DEFAULT_POLICY);
const FRAME =
  '<button id="leave" style="position:fixed;bottom:0;right:0">Leave</button><button id="rest">Rest</button><div id="page"></div>';

const { sampling } = recordOptions(policy);
/** How we record, but with nothing of rrweb's own masking: what the masker must do alone. Moves are told at once. */
const LOOSE = {
  ...recordOptions(policy),
  maskAllInputs: false,
  maskInputOptions: {},
  maskTextSelector: '.none',
  sampling: { ...sampling, mousemoveCallback: 50 },
};
/** Longer than rrweb gathers moves for. */
const SETTLE_MS = 70;

/** What a visitor does with a secret on a page. */
export type Act = (page: HTMLElement, secret: string) => void | Promise<void>;

export const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Finds an element of the page. */
export function find<Found extends Element = HTMLElement>(page: ParentNode, selector: string): Found {
  const found = page.querySelector<Found>(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
}

/** What there is to tell a visit by. */
export interface Visit {
  /** Without times, ids and tokens as they were; in their order, moves of the pointer apart. */
  readonly events: readonly string[];
  /** Where the pointer was. */
  readonly places: readonly string[];
  /** What rrweb handed over. */
  readonly raw: readonly string[];
}

/** Records a visit: the page is built with the secret, then the visitor acts with it and leaves the field. */
export async function visit(html: (secret: string) => string, act: Act, secret: string): Promise<Visit> {
  const section = document.createElement('section');
  section.innerHTML = FRAME;
  document.body.append(section);
  const page = find(section, '#page');
  page.innerHTML = html(secret);
  await userEvent.click(find(section, '#rest'));
  const raw: unknown[] = [];
  const masked: MaskedEvent[] = [];
  const masker = createEventMasker({ policy, mirror: record.mirror, document });
  const stop = record({
    ...LOOSE,
    emit(event) {
      raw.push(structuredClone(event));
      const result = masker.mask(event);
      if (result !== null) masked.push(result);
    },
  });
  await pause(SETTLE_MS);
  await act(page, secret);
  await pause(SETTLE_MS);
  await userEvent.click(find(section, '#leave'));
  await pause(SETTLE_MS);
  record.takeFullSnapshot();
  stop?.();
  getSelection()?.removeAllRanges();
  section.remove();
  return { ...canonical(masked), raw: canonical(raw).events };
}

const IDS = new Set(['id', 'rootId', 'parentId', 'nextId', 'previousId', 'start', 'end', 'styleId']);
const TIMES = new Set(['timestamp', 'timeOffset']);
const MOVES = new Set([1, 6, 12]);

function canonical(events: readonly unknown[]): { events: string[]; places: string[] } {
  const names = new Map<unknown, number>();
  const rename = (name: unknown): number => {
    const known = names.get(name) ?? names.size + 1;
    names.set(name, known);
    return known;
  };
  const lines: string[] = [];
  const places = new Set<string>();
  for (const event of events) {
    const text = JSON.stringify(event, (key, value) => {
      if (TIMES.has(key)) return undefined;
      if (IDS.has(key) && typeof value === 'number' && value > 0) return rename(value);
      if (typeof value !== 'string') return value;
      return value.replace(/(?<![\w-])(?:_|x-)[a-z]{10}(?![\w-])/g, (token) => `#${rename(token)}`);
    });
    const told = text.replace(/data-(_[a-z]{10})/g, (_, token: string) => `data-#${rename(token)}`);
    const { data } = JSON.parse(told) as { data: { source?: number; positions?: readonly unknown[] } };
    if (!MOVES.has(data.source ?? -1)) lines.push(told);
    else for (const position of data.positions ?? []) places.add(JSON.stringify(position));
  }
  return { events: lines, places: [...places].sort() };
}

/** The lines of one visit that the other does not have, each way. */
export function difference(
  one: readonly string[],
  other: readonly string[],
): { only: string[]; onlyOther: string[] } {
  const rest = [...other];
  const only = one.filter((line) => {
    const at = rest.indexOf(line);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return { only, onlyOther: rest };
}
