// Opens what the page sent, with the reading key: what a key holder sees is what is searched. A session that does not
// open is an error, never an empty result.
import { derivePsk } from '@scrim/crypto/keys';
import { openEpochs } from '@scrim/crypto/open';
import { decodeFrames } from '@scrim/protocol';
import { ERASURE_SECRET, READING_KEY } from './keys.mjs';

/** @typedef {{ sid: import('@scrim/protocol').SessionId, header: Uint8Array | null, chunks: Map<number, { i: number, flags: number, ct: Uint8Array }> }} Epoch */
/** @typedef {{ type: number, data?: { source?: number } }} Event */

/**
 * The events of every session in these requests.
 *
 * @param {readonly { url: string, body: Uint8Array }[]} records
 */
export async function decode(records) {
  /** @type {string[]} */
  const lines = [];
  let closed = true;
  for (const epoch of epochsIn(records)) {
    const opened = await openEpoch(epoch);
    lines.push(...opened.lines);
    closed &&= opened.closed;
  }
  if (lines.length === 0) throw new Error('peer bench: nothing was recorded');
  const json = lines.map((line) => /** @type {Event} */ (JSON.parse(line)));
  const input = json.some(({ type, data }) => type === 3 && data?.source === 5);
  return {
    layers: [{ via: 'scrim', json, text: lines.join('\n') }],
    sig: { input, timing: true, events: json.length, closed },
  };
}

/** @type {(records: readonly { url: string, body: Uint8Array }[]) => Epoch[]} */
function epochsIn(records) {
  /** @type {Map<string, Epoch>} */
  const epochs = new Map();
  for (const { url, body } of records) {
    if (new URL(url).pathname !== '/v1/ingest') continue;
    for (const { meta, bytes } of decodeFrames(body) ?? []) {
      const { sid, eid, kind, i } = /** @type {import('@scrim/protocol').FrameMeta} */ (meta);
      const epoch = epochs.get(eid) ?? { sid, header: null, chunks: new Map() };
      epochs.set(eid, epoch);
      if (kind === 'header') epoch.header = bytes;
      // The same frame may come twice, with the same bytes.
      if (kind === 'chunk' && i !== null)
        epoch.chunks.set(i, { i, flags: bytes[0] ?? 0, ct: bytes.slice(1) });
    }
  }
  return [...epochs.values()];
}

/** @type {(epoch: Epoch) => Promise<{ lines: readonly string[], closed: boolean }>} */
async function openEpoch({ sid, header, chunks }) {
  if (header === null) throw new Error('peer bench: an epoch without its header');
  const inOrder = [...chunks.values()].sort((one, other) => one.i - other.i);
  const opening = openEpochs([{ header, chunks: inOrder }], {
    key: READING_KEY,
    psk: derivePsk(ERASURE_SECRET, sid, 0),
  });
  /** @type {string[]} */
  const lines = [];
  for (;;) {
    const { done, value } = await opening.next();
    if (done === true) return { lines, closed: value.epochs.every((epoch) => epoch.closed) };
    lines.push(...value.lines);
  }
}
