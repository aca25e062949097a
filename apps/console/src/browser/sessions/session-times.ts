// Lengths and moments of sessions as people read them. Pure: the same number, the same words.

const DAY_MS = 24 * 60 * 60_000;

/** `0:07`, `3:05`, `1:02:03`: as players write time. */
export function clockWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const tail = String(s).padStart(2, '0');
  return h > 0 ? `${h}:${String(m).padStart(2, '0')}:${tail}` : `${m}:${tail}`;
}

/** `7 s`, `3 min 5 s`, `1 h 2 min`: a length in words, also for screen readers. */
export function lengthWords(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return twoUnits([minutes, 'min'], [seconds % 60, 's']);
  return twoUnits([Math.floor(minutes / 60), 'h'], [minutes % 60, 'min']);
}

function twoUnits([large, largeUnit]: [number, string], [small, smallUnit]: [number, string]): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

/** `Today, 14:05`, `Yesterday, 09:30`, `12 Nov, 14:05`, `12 Nov 2025, 14:05`, in the reader's time zone. */
export function startWords(atMs: number, nowMs: number, timeZone?: string): string {
  const time = format(atMs, { hour: '2-digit', minute: '2-digit' }, timeZone);
  const [day, now] = [dayWords(atMs, timeZone), dayWords(nowMs, timeZone)];
  if (day === now) return `Today, ${time}`;
  if (day === dayWords(nowMs - DAY_MS, timeZone)) return `Yesterday, ${time}`;
  const sameYear = day.slice(-4) === now.slice(-4);
  return `${sameYear ? day.slice(0, -5) : day}, ${time}`;
}

/** `Saturday 21 November 2026 at 14:05:09 CET`: the moment, exactly. */
export function momentWords(atMs: number, timeZone?: string): string {
  return format(atMs, { dateStyle: 'full', timeStyle: 'long' }, timeZone);
}

const dayWords = (atMs: number, timeZone?: string): string =>
  format(atMs, { day: 'numeric', month: 'short', year: 'numeric' }, timeZone);

// British English, as all of the console's times (words/time-words.ts).
function format(atMs: number, options: Intl.DateTimeFormatOptions, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    ...options,
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(atMs);
}
