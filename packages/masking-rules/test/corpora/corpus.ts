// A corpus: what the live engine made of one page under several policies at the same time, event by event; and its form
// as a file. One key for all, so that tokens can be compared.
import type { PolicyArtifact } from '@scrim/protocol';

export type Recorded = Readonly<Record<string, unknown>> | null;

/** What became of one event of rrweb, by ids of policies; null where nothing passed. */
export type Step = Readonly<Record<string, Recorded>>;

export interface Corpus {
  readonly name: string;
  readonly policies: readonly PolicyArtifact[];
  readonly steps: readonly Step[];
}

/** Only for tests: a key that is known makes tokens that can be guessed. */
export const CORPUS_KEY = Uint8Array.from({ length: 32 }, (_, at) => at * 7 + 3);

/** One line for the policies, one for each event; what a policy made the same of as the loose one is left out. */
export function writeCorpus({ name, policies, steps }: Corpus): string {
  const lines = steps.map((step) => {
    const loose = JSON.stringify(step.loose);
    const others = Object.entries(step).filter(
      ([id, event]) => id === 'loose' || JSON.stringify(event) !== loose,
    );
    return JSON.stringify(Object.fromEntries(others));
  });
  return `${[JSON.stringify({ name, policies }), ...lines].join('\n')}\n`;
}

export function readCorpus(text: string): Corpus {
  const [head = '', ...lines] = text.trim().split('\n');
  const { name, policies } = JSON.parse(head) as Pick<Corpus, 'name' | 'policies'>;
  const steps = lines.map((line) => {
    const written = JSON.parse(line) as Step;
    const { loose = null } = written;
    return Object.fromEntries(policies.map(({ id }) => [id, id in written ? (written[id] ?? null) : loose]));
  });
  return { name, policies, steps };
}
