// The reader: judges records in the order in which they lie and hands out lines as soon as their chunk is judged. The
// first failure ends it; what was handed out stays true.
import type { EpochId } from '@scrim/protocol';
import type { HeaderCore } from '../format/header-core.ts';
import type { SealedRecord } from '../format/sealed-file.ts';
import { refuseUnless } from '../format/sealed-format-error.ts';
import { hashBody } from './body-hash.ts';
import { readContent } from './chunk-content.ts';
import { type OpenChunk, openEpoch } from './epoch-opener.ts';
import { createEpochAccount, type EpochAccount, type OpeningReport, writeReport } from './opening-report.ts';
import type { ReadingKey } from './reading-key.ts';

/** What is being read; fields that are left out are bound by the first epoch. */
export type ExpectedBinding = Partial<Pick<HeaderCore, 'siteId' | 'sid' | 'gen' | 'schema'>>;

/** What an opening needs. */
export interface OpenOptions {
  readonly key: ReadingKey;
  /** 32 bytes: the psk of the session's generation, or its card psk. */
  readonly psk: Uint8Array;
  readonly expect?: ExpectedBinding;
}

/** One chunk, opened. Replayed events stay hostile input. */
export interface OpenedChunk {
  readonly eid: EpochId;
  readonly eseq: number;
  readonly i: number;
  readonly flags: number;
  /** JSON texts of events, the control line left out. */
  readonly lines: string[];
}

/** @throws SealedFormatError any code of the format. */
export async function* openRecords(
  records: AsyncIterable<SealedRecord>,
  { key, psk, expect = {} }: OpenOptions,
): AsyncGenerator<OpenedChunk, OpeningReport, undefined> {
  const accounts: EpochAccount[] = [];
  let first: HeaderCore | undefined;
  let epoch: { readonly account: EpochAccount; readonly openChunk: OpenChunk } | undefined;
  for await (const record of records) {
    if (record.kind === 'header') {
      const { header } = record;
      checkBinding(header.core, expect);
      first ??= header.core;
      checkBinding(header.core, first);
      checkNew(header.core.eid, accounts);
      epoch = { account: createEpochAccount(header), openChunk: await openEpoch(header, key, psk) };
      accounts.push(epoch.account);
    } else {
      refuseUnless(epoch !== undefined, 'ssf_malformed', 'a chunk before any header');
      const { core } = epoch.account;
      const { i, flags } = record;
      // The hash is made while the chunk is being opened.
      const [plaintext, bodyHash] = await Promise.all([epoch.openChunk(record), hashBody(record)]);
      const content = await readContent(plaintext, i, epoch.account.isPresent);
      epoch.account.addChunk(record, bodyHash, content);
      yield { eid: core.eid, eseq: core.eseq, i, flags, lines: content.lines };
    }
  }
  refuseUnless(first !== undefined, 'ssf_malformed', 'nothing to open');
  return writeReport(first, accounts);
}

/** @throws SealedFormatError `ssf_binding`. */
export function checkBinding(core: HeaderCore, expected: ExpectedBinding): void {
  for (const field of ['siteId', 'sid', 'gen', 'schema'] as const) {
    const wanted = expected[field];
    refuseUnless(
      wanted === undefined || wanted === core[field],
      'ssf_binding',
      `${field}: not what is being read`,
    );
  }
}

function checkNew(eid: EpochId, accounts: readonly EpochAccount[]): void {
  const known = accounts.some(({ core }) => core.eid === eid);
  refuseUnless(!known, 'ssf_order', 'eid: twice in one file');
}
