// Opens what was recorded, twice: as the collector keeps it, by the way that every opening goes, and as it was seen on
// the wire. Anything that does not open is an error: it could hold anything.
import type { EmbeddedCollector } from '@scrim/collector/embedded';
import { openEpochs, type ReadingKey, readingKey, type StoredParts } from '@scrim/crypto/open';
import type { SessionId } from '@scrim/protocol';
import { LeakTestError } from '../../leak-test-error.ts';
import type { Layer } from '../../search/layer.ts';
import type { SentRequest } from '../../wire/sent-request.ts';
import type { DecodedSession, ReplayEvent } from '../recorder.ts';
import { notOpened, type SentEpoch, sentEpochs } from './sealed-frames.ts';
import type { TestKeys } from './test-site.ts';

/**
 * The events of all sessions that frames were sent of.
 *
 * @throws LeakTestError `leak_test_nothing_recorded`, `leak_test_not_opened`
 */
export async function openSessions(
  sent: readonly SentRequest[],
  embedded: EmbeddedCollector,
  keys: TestKeys,
): Promise<DecodedSession> {
  const epochs = sentEpochs(sent);
  const key = await readingKey(1, keys.reading.privateKey);
  const sids = [...new Set(epochs.map(({ sid }) => sid))];
  const opened = await Promise.all(sids.map((sid) => openOne(sid, epochs, embedded, key)));
  const lines = opened.flatMap(({ stored, unstored }) => [...stored, ...unstored]);
  if (lines.length === 0) {
    throw new LeakTestError('leak_test_nothing_recorded', 'the recorder sent no event', {
      hint: 'Give the page more time, or look at the reason that the recorder tells its `onStatus`.',
    });
  }
  return { layers: opened.flatMap(layersOf), events: inOrderOfTime(lines) };
}

interface OpenedLines {
  /** JSON texts of events, from the collector's store. */
  readonly stored: readonly string[];
  /** Those that were on the wire and did not get into the store. */
  readonly unstored: readonly string[];
}

async function openOne(
  sid: SessionId,
  epochs: readonly SentEpoch[],
  { stores, erasure }: EmbeddedCollector,
  key: ReadingKey,
): Promise<OpenedLines> {
  const session = await stores.sessions.get(sid);
  if (session === null) throw notOpened('frames were sent of a session that the collector does not know');
  try {
    const { psk } = await erasure.openingSecret(sid, session.gen);
    const kept = await stores.chunks.listEpochs(sid, session.gen);
    const parts = kept.map((epoch) => ({ header: epoch.header, chunks: stores.chunks.readChunks(epoch) }));
    const stored = kept.length === 0 ? [] : await linesOf(parts, key, psk);
    const onWire = await linesOf(
      epochs.filter((epoch) => epoch.sid === sid),
      key,
      psk,
    );
    const known = new Set(stored);
    return { stored, unstored: onWire.filter((line) => !known.has(line)) };
  } catch (cause) {
    throw notOpened('a recorded session does not open', cause);
  }
}

async function linesOf(epochs: Iterable<StoredParts>, key: ReadingKey, psk: Uint8Array): Promise<string[]> {
  const lines: string[] = [];
  for await (const chunk of openEpochs(epochs, { key, psk })) lines.push(...chunk.lines);
  return lines;
}

function layersOf({ stored, unstored }: OpenedLines, at: number): Layer[] {
  return [
    { via: `session ${at + 1} › events`, lines: stored },
    { via: `session ${at + 1} › events that were sent and not stored`, lines: unstored },
  ].flatMap(({ via, lines }) =>
    lines.length === 0 ? [] : [{ via, text: lines.join('\n'), json: lines.map((line) => JSON.parse(line)) }],
  );
}

function inOrderOfTime(lines: readonly string[]): ReplayEvent[] {
  return lines
    .map((line) => JSON.parse(line) as ReplayEvent)
    .sort((one, other) => one.timestamp - other.timestamp);
}
