// The secrets of one visit of the catalogue: one for each channel, and decoys that are planted nowhere.
import type { Channel } from '../catalogue/channel.ts';
import { createSecretMaker } from '../secrets/make-secrets.ts';
import type { Guise, Secret } from '../secrets/secret.ts';

/** What is planted in one visit, and what is not. */
export interface CatalogueSecrets {
  readonly planted: readonly Secret[];
  readonly decoys: readonly Secret[];
  /** By channel id, as written on the page. */
  readonly values: Readonly<Record<string, string>>;
}

/** @param avoid all that stands on the page by itself, code included */
export function makeCatalogueSecrets(
  channels: readonly Channel[],
  guise: Guise,
  avoid: string,
): CatalogueSecrets {
  const maker = createSecretMaker({ avoid });
  const planted = channels.map(({ id, kind = 'token', pieces }) => maker.make(id, kind, guise, pieces));
  return {
    planted,
    decoys: maker.decoys(guise),
    values: Object.fromEntries(planted.map(({ place, value }) => [place, value])),
  };
}
