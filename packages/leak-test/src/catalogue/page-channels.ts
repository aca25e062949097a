// Plants channels from inside the page, before and while it is recorded. Never throws into the page and never lets one
// channel hold up the rest: what fails is said, and counts as not exercised.
import type { Channel, PageKit } from './channel.ts';
import { disguise } from './disguise.ts';
import { API_ORIGIN } from './hosts.ts';
import { prepareShell, runShellActs } from './shell-acts.ts';

/** Attributes that a recorder's marks put on an element. */
export type Marks = Readonly<Record<string, string>>;

/** A channel that could not be exercised. */
export interface NotExercised {
  readonly id: string;
  readonly why: string;
}

/** What the page code hangs on `globalThis.leakTestChannels`. */
export interface LeakTestChannels {
  /** Runs the `before` steps of the channels that have a secret, and sees that each has its section. */
  before(secrets: Readonly<Record<string, string>>, marks?: Marks | null): Promise<readonly NotExercised[]>;
  /** Runs one channel's `during` step. Null: done, or there is none. */
  during(id: string, secret: string, marks?: Marks | null): Promise<NotExercised | null>;
  /** The ids that have a `during` step, in the order of the catalogue. */
  readonly duringIds: readonly string[];
  /** The harmless things that happen while the page is recorded; the utility score looks for them. */
  shellAct(): Promise<void>;
}

/** How long one step may take, in milliseconds: longer than any machine takes for one that does not hang. */
const STEP_LIMIT_MS = 30_000;

/** Makes what runs in the page. */
export function createPageChannels(channels: readonly Channel[]): LeakTestChannels {
  const byId = new Map(channels.map((channel) => [channel.id, channel]));
  return {
    duringIds: channels.filter(({ during }) => during !== undefined).map(({ id }) => id),
    async before(secrets, marks) {
      prepareShell();
      const failures: NotExercised[] = [];
      for (const [id, secret] of Object.entries(secrets)) {
        const failure = await runStep(byId.get(id), 'before', id, secret, marks ?? null);
        if (failure !== null) failures.push(failure);
      }
      return failures;
    },
    during: (id, secret, marks) => runStep(byId.get(id), 'during', id, secret, marks ?? null),
    shellAct: runShellActs,
  };
}

async function runStep(
  channel: Channel | undefined,
  phase: 'before' | 'during',
  id: string,
  secret: string,
  marks: Marks | null,
): Promise<NotExercised | null> {
  if (channel === undefined) return { id, why: 'no channel has this id' };
  try {
    const section = sectionOf(channel);
    const step = channel[phase];
    if (step !== undefined) await withinLimit(step(section, secret, createKit(marks)));
    return null;
  } catch (error) {
    // What a page throws may name the secret: reports tell where a secret was, and this is not a leak of it.
    return { id, why: `${phase}: ${String(error).replaceAll(secret, '…').slice(0, 160)}` };
  }
}

function sectionOf({ id, html }: Channel): HTMLElement {
  const found = document.querySelector<HTMLElement>(`section[data-channel="${CSS.escape(id)}"]`);
  if (found !== null) return found;
  if (html !== undefined) throw new Error('its section is not in the page');
  return document.createElement('section');
}

/** What a step may use. */
function createKit(marks: Marks | null): PageKit {
  return {
    mark: (element) => markElement(element, marks),
    sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
    api: API_ORIGIN,
    disguise,
  };
}

function markElement(element: Element, marks: Marks | null): void {
  for (const [name, value] of Object.entries(marks ?? {}))
    if (name === 'class') element.classList.add(...value.split(/\s+/).filter(Boolean));
    else element.setAttribute(name, value);
}

async function withinLimit(work: void | Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`took longer than ${STEP_LIMIT_MS} ms`)), STEP_LIMIT_MS);
  });
  try {
    await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
