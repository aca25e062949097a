// Looks for the secrets of a visit in everything that was sent, kept and opened, and says in which of them each was.
import type { StoredItem } from '../browser/read-storage.ts';
import type { DecodedSession, KeptFile, RecorderUnderTest } from '../recorders/recorder.ts';
import type { FoundIn, LeakReport, PlacedFinding } from '../report/leak-report.ts';
import type { Layer } from '../search/layer.ts';
import { isCut, peelBytes, peelRequest } from '../search/peel.ts';
import { createSearch } from '../search/search.ts';
import type { Secret } from '../secrets/secret.ts';
import type { SentRequest } from '../wire/sent-request.ts';

/** Where secrets are looked for. */
export interface Haystack {
  readonly sent: readonly Layer[];
  readonly decoded: DecodedSession;
  readonly stored: readonly StoredItem[];
  readonly kept: readonly KeptFile[];
}

/** What was sent, read in every way. */
export interface ReadWire {
  readonly layers: readonly Layer[];
  /** Requests whose body could not be read whole, in sums. */
  readonly unread: LeakReport['unread'];
}

interface PeeledRequest {
  readonly request: SentRequest;
  readonly layers: readonly Layer[];
}

/** Reads all requests. */
export function readWire(sent: readonly SentRequest[]): ReadWire {
  const read = sent.map((request) => ({ request, layers: peelRequest(request) }));
  return { layers: read.flatMap(({ layers }) => layers), unread: unreadOf(read) };
}

/** What a search of a visit found, and what it could not look into. */
export interface SearchedVisit {
  /** Each secret that was found, with all places that it was found in. */
  readonly findings: readonly PlacedFinding[];
  /** In sentences. What was sent and could not be read is told with the wire. */
  readonly problems: readonly string[];
}

/**
 * Looks into everything.
 *
 * @param isPagesOwn does the page itself keep this secret in the browser's storage? Then an item there is no finding,
 * unless it is the recorder's
 */
export function searchVisit(
  recorder: RecorderUnderTest,
  secrets: readonly Secret[],
  { sent, decoded, stored, kept }: Haystack,
  isPagesOwn: (place: string) => boolean,
): SearchedVisit {
  const isRecordersItem = (item: StoredItem): boolean => recorder.isRecordersItem?.(item.name) ?? false;
  const own = layersOfItems(stored.filter(isRecordersItem));
  const others = layersOfItems(stored.filter((item) => !isRecordersItem(item)));
  const files = layersOfFiles(kept);
  const session = layersOfSession(decoded);
  const findings = mergeFindings([
    ...findIn('wire', secrets, sent),
    ...findIn('session', secrets, session),
    ...findIn('browser-storage', secrets, own),
    ...findIn('browser-storage', secrets, others).filter(({ place }) => !isPagesOwn(place)),
    ...findIn('server-files', secrets, files),
  ]);
  return { findings, problems: [...session, ...own, ...files].filter(isCut).map(notWhole) };
}

/** What is said of a session that opened and holds nothing: a search of it proves nothing. */
export function emptinessOf({ layers, events = [] }: DecodedSession): readonly string[] {
  return layers.length === 0 && events.length === 0 ? ['the session opens, and holds nothing'] : [];
}

const notWhole = ({ via }: Layer): string => `what is kept or opened could not be read whole: ${via}`;

function unreadOf(read: readonly PeeledRequest[]): LeakReport['unread'] {
  const sums = new Map<string, LeakReport['unread'][number]>();
  for (const { request, layers } of read) {
    const why = request.unread ?? (layers.some(({ cut }) => cut) ? 'too large or too deep' : null);
    if (why === null) continue;
    const { host } = new URL(request.url);
    const count = (sums.get(`${host} ${why}`)?.count ?? 0) + 1;
    sums.set(`${host} ${why}`, { host, why, count });
  }
  return [...sums.values()];
}

function findIn(where: FoundIn, secrets: readonly Secret[], layers: readonly Layer[]): PlacedFinding[] {
  const search = createSearch(secrets);
  for (const layer of layers) search.look(layer);
  return search.findings().map((finding) => ({ ...finding, in: [where] }));
}

/** A replayer reads events, so a search does: as JSON, and typed letter by letter across them. */
function layersOfSession({ layers, events = [] }: DecodedSession): readonly Layer[] {
  return events.length === 0
    ? layers
    : [...layers, { via: 'events', json: events, text: JSON.stringify(events) }];
}

function layersOfItems(items: readonly StoredItem[]): readonly Layer[] {
  const encoder = new TextEncoder();
  return items.flatMap(({ kind, name, text }) => [
    { via: `${kind} name`, text: name },
    ...peelBytes(encoder.encode(text), { via: kind }),
  ]);
}

function layersOfFiles(files: readonly KeptFile[]): readonly Layer[] {
  return files.flatMap(({ name, bytes }) => peelBytes(bytes, { via: `file ${name}` }));
}

const MOST_VIAS = 8;

/** One finding a place and guise. */
function mergeFindings(findings: readonly PlacedFinding[]): readonly PlacedFinding[] {
  const merged = new Map<string, PlacedFinding>();
  for (const finding of findings) {
    const key = `${finding.guise} ${finding.place}`;
    const known = merged.get(key);
    merged.set(key, known === undefined ? finding : mergeTwo(known, finding));
  }
  return [...merged.values()];
}

function mergeTwo(one: PlacedFinding, other: PlacedFinding): PlacedFinding {
  return {
    ...one,
    forms: [...new Set([...one.forms, ...other.forms])],
    vias: [...new Set([...one.vias, ...other.vias])].slice(0, MOST_VIAS),
    in: [...new Set([...one.in, ...other.in])],
  };
}
