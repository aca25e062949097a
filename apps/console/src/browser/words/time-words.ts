// Times and sizes in words. British English throughout, because "21 Nov 2026" is read the same way everywhere.
const LOCALE = 'en-GB';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const DAY = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric' });
const DAY_TIME = new Intl.DateTimeFormat(LOCALE, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const RELATIVE = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' });
const COUNT = new Intl.NumberFormat(LOCALE);

/** "21 Nov 2026", by the reader's clock. */
export function dayWords(ms: number): string {
  return DAY.format(ms);
}

/** "21 Nov 2026, 14:05", by the reader's clock. */
export function dayTimeWords(ms: number): string {
  return DAY_TIME.format(ms);
}

/** "3 minutes ago", "in 89 days", "just now". */
export function agoWords(ms: number, nowMs: number): string {
  const away = ms - nowMs;
  const size = Math.abs(away);
  if (size < 45_000) return 'just now';
  if (size < HOUR_MS) return RELATIVE.format(Math.round(away / MINUTE_MS), 'minute');
  if (size < DAY_MS) return RELATIVE.format(Math.round(away / HOUR_MS), 'hour');
  return RELATIVE.format(Math.round(away / DAY_MS), 'day');
}

/** "1,204". */
export function numberWords(count: number): string {
  return COUNT.format(count);
}

/** "1,204 sessions": the number and its noun; `many` only where adding an s will not do. */
export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${COUNT.format(count)} ${count === 1 ? one : many}`;
}

/** "512 B", "18 KB", "1.4 MB": decimal, as operating systems say it. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
