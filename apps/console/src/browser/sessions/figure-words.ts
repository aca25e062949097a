// Lengths, sizes, counts and moments as people read them. Pure: the same number, the same words.

const UNITS = ['kB', 'MB', 'GB', 'TB'] as const;

/** `850 B`, `12 kB`, `3.4 MB`: decimal units, two or three figures. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${Math.max(0, Math.round(bytes))} B`;
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`;
}

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
  if (minutes < 60) return parts([minutes, 'min'], [seconds % 60, 's']);
  return parts([Math.floor(minutes / 60), 'h'], [minutes % 60, 'min']);
}

function parts([large, largeUnit]: [number, string], [small, smallUnit]: [number, string]): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

/** `1 session`, `1,280 sessions`. */
export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** `just now`, `3 min ago`, `2 h ago`, `5 days ago`. */
export function agoWords(atMs: number, nowMs: number): string {
  const minutes = Math.floor((nowMs - atMs) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} h ago` : `${countWords(Math.floor(hours / 24), 'day')} ago`;
}

/** `Today, 14:05`, `Yesterday, 9:30`, `12 Nov, 14:05`, `12 Nov 2025, 14:05`, in the reader's time zone. */
export function startWords(atMs: number, nowMs: number, timeZone?: string): string {
  const time = format(atMs, { hour: '2-digit', minute: '2-digit' }, timeZone);
  const day = dayWords(atMs, timeZone);
  if (day === dayWords(nowMs, timeZone)) return `Today, ${time}`;
  if (day === dayWords(nowMs - 86_400_000, timeZone)) return `Yesterday, ${time}`;
  const sameYear = day.slice(-4) === dayWords(nowMs, timeZone).slice(-4);
  return `${sameYear ? day.slice(0, -5) : day}, ${time}`;
}

/** `Saturday 21 November 2026, 14:05:09 CET`: the moment, exactly. */
export function momentWords(atMs: number, timeZone?: string): string {
  return format(atMs, { dateStyle: 'full', timeStyle: 'long' }, timeZone);
}

const dayWords = (atMs: number, timeZone?: string) =>
  format(atMs, { day: 'numeric', month: 'short', year: 'numeric' }, timeZone);

// The console's words are English; days are written as most of the world does.
function format(atMs: number, options: Intl.DateTimeFormatOptions, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    ...options,
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(atMs);
}
