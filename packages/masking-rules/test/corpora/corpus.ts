// A corpus: what the live engine made of one page under several policies at the same time, event by event; and its form
// as a file. One key for all, so that tokens can be compared.
import type { PolicyArtifact } from '@scrim/protocol';
import { canonicalHash } from '@scrim/protocol/canonical';
import { expectedEvent } from './expected-event.ts';
import type { Recorded } from './recorded.ts';

/** What became of one event of rrweb, by ids of policies; null where nothing passed. */
export type Step = Readonly<Record<string, Recorded>>;

export interface Corpus {
  readonly name: string;
  readonly policies: readonly PolicyArtifact[];
  readonly steps: readonly Step[];
}

/** Only for tests: a key that is known makes tokens that can be guessed. */
export const CORPUS_KEY = Uint8Array.from({ length: 32 }, (_, at) => at * 7 + 3);

/** A corpus as it is kept: in full what the loose policy let through; of the others only digests, because they are many. */
export interface KeptCorpus {
  readonly name: string;
  readonly policies: readonly PolicyArtifact[];
  readonly steps: readonly KeptStep[];
}

export interface KeptStep {
  readonly loose: Recorded;
  /** Of what the stored engine must say, by ids of policies. */
  readonly expected: Readonly<Record<string, string | null>>;
}

/** One line for the policies, one for each event. */
export function writeCorpus({ name, policies, steps }: Corpus): string {
  const lines = steps.map((step): KeptStep => {
    const { loose = null } = step;
    const expected = policies.map(
      ({ id }) => [id, digestOf(expectedEvent(loose, step[id] ?? null))] as const,
    );
    return { loose, expected: Object.fromEntries(expected) };
  });
  return `${[{ name, policies }, ...lines].map((line) => JSON.stringify(line)).join('\n')}\n`;
}

export function readCorpus(text: string): KeptCorpus {
  const [head = '', ...lines] = text.trim().split('\n');
  const { name, policies } = JSON.parse(head) as Pick<Corpus, 'name' | 'policies'>;
  return { name, policies, steps: lines.map((line) => JSON.parse(line) as KeptStep) };
}

/** 96 bits of a hash of an event; null for none. */
export function digestOf(event: unknown): string | null {
  return event === null ? null : canonicalHash(event).slice(0, 16);
}
