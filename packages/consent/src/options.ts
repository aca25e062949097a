// Turns the options of createConsent into settings, once. Refuses unknown keys; touches neither storage nor network.
import { objectShape, refuse, refuseUnknownKeys } from './shape.ts';
import { type ConsentTerms, TERM_SHAPES } from './terms.ts';

/** 180 days: the CNIL's recommendation of 2020-09-17 on cookies and other trackers calls six months good practice. */
export const DEFAULT_VALID_FOR_SECONDS = 180 * 24 * 60 * 60;

export interface ConsentOptions extends Omit<ConsentTerms, 'site'> {
  /** The site's id, as its administrator chose it. */
  readonly site: string;
  /** The collector's base URL, absolute; a path is kept. */
  readonly collector: string;
  /**
   * Seconds for which a yes holds.
   *
   * @default 15552000 (180 days)
   */
  readonly validForSeconds?: number;
  /**
   * Where the choice is kept; null keeps it for this page only.
   *
   * @default localStorage
   */
  readonly storage?: Storage | null;
  /** @default the page's `fetch` */
  readonly fetch?: typeof fetch;
}

export interface Settings {
  readonly terms: ConsentTerms;
  /** Without a slash at its end. */
  readonly collector: string;
  readonly validForSeconds: number;
  readonly storage: Storage | null;
  readonly fetch: typeof fetch;
}

const NAME = 'createConsent';
const OTHER_KEYS = ['collector', 'validForSeconds', 'storage', 'fetch'];

function parseCollector(value: unknown): string {
  const field = `${NAME}.collector`;
  if (typeof value !== 'string' || !URL.canParse(value)) return refuse(field, 'an absolute URL', value);
  const { protocol, origin, pathname } = new URL(value);
  if (!/^https?:$/.test(protocol)) return refuse(field, 'an http or https URL', value);
  return `${origin}${pathname}`.replace(/\/+$/, '');
}

function parseValidity(value: unknown): number {
  const field = `${NAME}.validForSeconds`;
  if (value === undefined) return DEFAULT_VALID_FOR_SECONDS;
  if (typeof value !== 'number') return refuse(field, 'a number of seconds', value);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new RangeError(`${field}: expected a whole number of seconds above 0`);
}

/** localStorage can throw on the mere look: blocked cookies, an opaque origin. */
function pageStorage(): Storage | null {
  try {
    return typeof document === 'undefined' ? null : localStorage;
  } catch {
    return null;
  }
}

function parseStorage(value: Storage | null | undefined): Storage | null {
  if (value === undefined) return pageStorage();
  if (value === null || typeof value.getItem === 'function') return value;
  return refuse(`${NAME}.storage`, 'a Storage or null', value);
}

function parseFetch(value: typeof fetch | undefined): typeof fetch {
  if (value === undefined) return (input, init) => fetch(input, init);
  return typeof value === 'function' ? value : refuse(`${NAME}.fetch`, 'a function', value);
}

/** @throws TypeError or RangeError naming the field that is unknown, missing or malformed. */
export function parseOptions(options: ConsentOptions): Settings {
  if (typeof options !== 'object' || options === null) refuse(NAME, 'options', options);
  const termKeys = Object.keys(TERM_SHAPES);
  refuseUnknownKeys(options, [...termKeys, ...OTHER_KEYS], NAME);
  const given = Object.entries(options).filter(([key]) => termKeys.includes(key));
  return {
    terms: objectShape<ConsentTerms>(TERM_SHAPES)(Object.fromEntries(given), NAME),
    collector: parseCollector(options.collector),
    validForSeconds: parseValidity(options.validForSeconds),
    storage: parseStorage(options.storage),
    fetch: parseFetch(options.fetch),
  };
}
