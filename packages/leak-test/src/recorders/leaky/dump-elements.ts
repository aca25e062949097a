// Reads all that elements hold beside their markup: what fields contain, what styles write before and after them, what
// scripts hung on them.
import type { LeakLog } from './leak-log.ts';

const PROPERTIES: readonly string[] = [
  ...['value', 'defaultValue', 'checked', 'files', 'returnValue', 'validationMessage', 'currentSrc', 'label'],
  ...['text', 'selectionStart', 'textTracks'],
];
const PSEUDO_ELEMENTS: readonly string[] = [
  '::before',
  '::after',
  '::marker',
  '::backdrop',
  '::scroll-marker',
];
const COUNTERS: readonly string[] = [
  'counterReset',
  'counterSet',
  'counterIncrement',
  'listStyleType',
  'quotes',
];

/** Keeps what an element holds. */
export function dumpElement(element: Element, log: LeakLog): void {
  for (const name of PROPERTIES) if (name in element) putProperty(element, name, log);
  for (const name of Object.getOwnPropertyNames(element)) putProperty(element, name, log);
}

function putProperty(element: Element, name: string, log: LeakLog): void {
  const value = (element as unknown as Record<string, unknown>)[name];
  if (value === null || value === '' || typeof value === 'boolean') return;
  log.put(
    `${element.localName}.${name}`,
    value instanceof TextTrackList ? [...value].map(describeTrack) : value,
  );
}

function describeTrack({ kind, label, cues }: TextTrack): unknown {
  return [kind, label, ...[...(cues ?? [])].map((cue) => [cue.id, (cue as VTTCue).text])];
}

/** Keeps what styles write. Makes the browser work out the styles of the whole page: not for every change. */
export function dumpStyle(element: Element, log: LeakLog): void {
  const realm = element.ownerDocument.defaultView;
  if (realm === null) return;
  const style = realm.getComputedStyle(element) as unknown as Record<string, string>;
  for (const name of COUNTERS) {
    const value = style[name];
    if (value !== 'none' && value !== 'auto' && value !== 'disc') log.put(name, value);
  }
  for (const pseudo of PSEUDO_ELEMENTS) {
    const { content } = realm.getComputedStyle(element, pseudo);
    if (content !== 'none' && content !== 'normal') log.put(pseudo, content);
  }
}
