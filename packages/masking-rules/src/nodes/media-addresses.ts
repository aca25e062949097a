// Addresses of pictures, films and sounds, where a rule shows media: origin and path, listed parameters, and pictures
// that are written out in the address. Must never show another query, a fragment, user data, or an SVG written out:
// that one holds text.
import type { MaskContext } from '../mask-context.ts';

/** @returns null when nothing of it passes */
export function maskMediaAddress(context: MaskContext, name: string, value: string): string | null {
  if (context.hidden.has(value)) return null;
  if (name !== 'srcset') return maskAddress(context, value);
  const candidates = value.split(/,\s+/).map((candidate) => maskCandidate(context, candidate));
  const kept = candidates.filter((candidate) => candidate !== null);
  return kept.length === 0 ? null : kept.join(', ');
}

function maskCandidate(context: MaskContext, candidate: string): string | null {
  const [, address = '', size] = /^\s*(\S+)(?:\s+(\d{1,5}(?:\.\d{1,2})?[wx]))?\s*$/.exec(candidate) ?? [];
  const masked = maskAddress(context, address);
  return masked === null || size === undefined ? masked : `${masked} ${size}`;
}

const PICTURE = /^data:image\/(?:png|jpeg|gif|webp|avif)(?:;base64)?,/i;

function maskAddress({ ownOrigin, vocabulary, redact }: MaskContext, address: string): string | null {
  if (address === '') return null;
  if (PICTURE.test(address)) return address;
  const base = ownOrigin();
  if (!URL.canParse(address, base === '' ? undefined : base)) return null;
  const { protocol, origin, pathname, searchParams } = new URL(address, base === '' ? undefined : base);
  if (!/^https?:$/.test(protocol)) return null;
  const listed = [...searchParams].filter(([name]) => vocabulary.parameters.has(name));
  const query = new URLSearchParams(listed.map(([name, value]) => [name, redact(value)])).toString();
  return redact(origin + pathname) + (query === '' ? '' : `?${query}`);
}
