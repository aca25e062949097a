// Looks for secrets in layers, in every form that a recorder may write them in. Holds secrets and excerpts of test pages
// in memory only.
import type { Secret } from '../secrets/secret.ts';
import type { Finding } from './finding.ts';
import { createHits } from './hits.ts';
import { createKeyStreams } from './key-streams.ts';
import type { Layer } from './layer.ts';
import { createTextSearch } from './text-search.ts';

/** A search for a set of secrets. */
export interface Search {
  /** Looks into a layer. Layers are to come in the order of time: keys that were typed are put together in that order. */
  look(layer: Layer): void;
  /** What was found so far, one for each place and guise, in the order of the secrets. */
  findings(): readonly Finding[];
}

/** Searches for `secrets`, decoys included, if they are to be shown not to be found. */
export function createSearch(secrets: readonly Secret[]): Search {
  const hits = createHits(secrets);
  const texts = createTextSearch(secrets, hits.add);
  const keys = createKeyStreams(secrets, hits.add);
  return {
    look(layer) {
      texts.look(layer);
      keys.look(layer);
    },
    findings() {
      keys.settle();
      return hits.findings();
    },
  };
}
