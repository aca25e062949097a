// Plants every surface on the test's own page, records it with the real rrweb and drives it.
import { record } from '@rrweb/record';
import type { eventWithTime } from '@rrweb/types';
import { compilePolicy, createEventMasker, DEFAULT_POLICY, recordOptions } from '@scrim/masking-rules';
import type { MaskedEvent, PolicyArtifact } from '@scrim/protocol';
import { userEvent } from 'vitest/browser';
import { type CanaryKind, makeCanaries } from './canaries.ts';
import { SURFACES, type Surface } from './surfaces.ts';

export interface Planted {
  readonly surface: Surface;
  readonly canary: string;
}

export interface Recording {
  readonly planted: readonly Planted[];
  /** As rrweb emitted them, before masking. */
  readonly raw: readonly string[];
  /** The same objects after masking: nothing of them may have changed. */
  readonly rawAfter: readonly string[];
  readonly masked: readonly MaskedEvent[];
  readonly counts: Readonly<Record<string, number>>;
}

/** What is other than by default. */
export interface Setup {
  /** @default masks everything */
  readonly policy?: PolicyArtifact;
  /** @default all */
  readonly surfaces?: readonly Surface[];
  /** Marks the section of each surface before anything is put into it. */
  readonly dress?: (section: HTMLElement) => void;
}

const settle = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Records one visit of all surfaces. @param sieve Use our options for rrweb, or its own loose defaults. */
export async function recordCanaries(
  kind: CanaryKind,
  sieve: boolean,
  setup: Setup = {},
): Promise<Recording> {
  const { surfaces = SURFACES, dress = () => {} } = setup;
  const policy = compilePolicy(setup.policy ?? DEFAULT_POLICY);
  const canaries = makeCanaries(kind, surfaces.length);
  const planted = surfaces.map((surface, at) => ({ surface, canary: canaries[at] ?? '' }));
  const sections = plant(planted, dress);
  await settle(50);
  const events: eventWithTime[] = [];
  const raw: string[] = [];
  const masked: MaskedEvent[] = [];
  const masker = createEventMasker({ policy, mirror: record.mirror, document });
  const stop = record({
    ...(sieve ? recordOptions(policy) : { recordCanvas: true, collectFonts: true, maskInputOptions: {} }),
    emit(event) {
      events.push(event);
      raw.push(JSON.stringify(event));
      const result = masker.mask(event);
      if (result !== null) masked.push(result);
    },
  });
  await drive(planted, sections);
  await settle(700);
  record.takeFullSnapshot();
  stop?.();
  cleanUp(sections);
  return {
    planted,
    raw,
    rawAfter: events.map((event) => JSON.stringify(event)),
    masked,
    counts: masker.counts(),
  };
}

function plant(planted: readonly Planted[], dress: (section: HTMLElement) => void): HTMLElement[] {
  return planted.map(({ surface, canary }) => {
    document.head.insertAdjacentHTML('beforeend', mark(surface.head?.(canary) ?? ''));
    const section = document.createElement('section');
    dress(section);
    section.setHTMLUnsafe(surface.html?.(canary) ?? '');
    document.body.append(section);
    surface.before?.(section, canary);
    return section;
  });
}

const mark = (html: string) => html.replace(/^<\w+/, '$& data-planted');

async function drive(planted: readonly Planted[], sections: readonly HTMLElement[]): Promise<void> {
  for (const [at, { surface, canary }] of planted.entries()) {
    const section = sections[at];
    if (section === undefined) continue;
    await surface.during?.(section, canary);
    const field = section.querySelector<HTMLElement>('input,textarea,[contenteditable]');
    if (surface.types === undefined || field === null) continue;
    await userEvent.click(field);
    await userEvent.keyboard(surface.types(canary));
  }
}

function cleanUp(sections: readonly HTMLElement[]): void {
  document.title = '';
  for (const section of sections) section.remove();
  for (const element of document.querySelectorAll('[data-planted]')) element.remove();
  document.adoptedStyleSheets = [];
}
