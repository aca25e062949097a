// How mutation suites are written: under each sentence of the format's page the files that break it, each with a name,
// its one code, and how much was delivered before.
import type { SsfCode } from '@scrim/crypto/format';
import type { ReadingKey } from '@scrim/crypto/open';
import { describe, expect, it } from 'vitest';
import { openFile } from './forge.ts';

/** One broken file. */
export interface Mutation {
  /** Null: it opens, and the report tells. */
  readonly code: SsfCode | null;
  /** Chunks delivered before the end. */
  readonly delivered: number;
  file(): Promise<Uint8Array> | Uint8Array;
}

/** A sentence of docs/sealed-session-format.md → the files that it is about, by name. */
export type MutationTable = Readonly<Record<string, Readonly<Record<string, Mutation>>>>;

/** A case in one line. */
export function mutation(
  code: SsfCode | null,
  delivered: number,
  file: () => Promise<Uint8Array> | Uint8Array,
): Mutation {
  return { code, delivered, file };
}

/** @param key asked for when the cases run: it is made before them. */
export function testMutations(table: MutationTable, key: () => ReadingKey): void {
  describe.each(Object.entries(table))('%s', (_sentence, cases) => {
    it.each(Object.entries(cases))('%s', async (_name, { code, delivered, file }) => {
      const opening = await openFile(await file(), key());
      expect([opening.code, opening.chunks.length]).toEqual([code, delivered]);
    });
  });
}
