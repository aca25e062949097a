// Gathers what was found: for each secret the forms, the layers, and one excerpt, the plainest.
import type { Secret } from '../secrets/secret.ts';
import type { Finding, FoundForm } from './finding.ts';

/** One occurrence. */
export interface Hit {
  readonly secret: number;
  readonly form: FoundForm;
  readonly via: string;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Takes an occurrence. */
export type AddHit = (hit: Hit) => void;

/** What was gathered. */
export interface Hits {
  readonly add: AddHit;
  findings(): readonly Finding[];
}

const MAX_VIAS = 8;
const MAX_EXCERPT_CHARS = 160;
const CHARS_BEFORE = 60;

interface Gathered {
  readonly forms: Set<FoundForm>;
  readonly vias: Set<string>;
  excerpt: string;
  isPlain: boolean;
}

/** Begins to gather. */
export function createHits(secrets: readonly Secret[]): Hits {
  const found = new Map<number, Gathered>();
  return {
    add({ secret, form, via, text, from, to }) {
      const hit = found.get(secret) ?? { forms: new Set(), vias: new Set(), excerpt: '', isPlain: false };
      found.set(secret, hit);
      hit.forms.add(form);
      if (hit.vias.size < MAX_VIAS) hit.vias.add(via);
      if (hit.excerpt !== '' && (hit.isPlain || form !== 'plain')) return;
      hit.excerpt = excerptOf(text, from, to);
      hit.isPlain = form === 'plain';
    },
    findings: () => secrets.flatMap((secret, at) => findingOf(secret, found.get(at))).reduce(joined, []),
  };
}

function excerptOf(text: string, from: number, to: number): string {
  const start = Math.max(0, from - CHARS_BEFORE);
  const around = text.slice(start, Math.max(to, start + MAX_EXCERPT_CHARS));
  return around
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .slice(0, MAX_EXCERPT_CHARS)
    .trim();
}

function findingOf({ place, guise }: Secret, hit: Gathered | undefined): readonly Finding[] {
  if (hit === undefined) return [];
  return [{ place, guise, forms: [...hit.forms], vias: [...hit.vias], excerpt: hit.excerpt }];
}

/** A place that holds two secrets of one guise, one after the other, has one finding. */
function joined(findings: readonly Finding[], next: Finding): readonly Finding[] {
  const at = findings.findIndex(({ place, guise }) => place === next.place && guise === next.guise);
  const same = findings[at];
  if (same === undefined) return [...findings, next];
  const forms = [...new Set([...same.forms, ...next.forms])];
  const vias = [...new Set([...same.vias, ...next.vias])].slice(0, MAX_VIAS);
  return findings.with(at, { ...same, forms, vias });
}
