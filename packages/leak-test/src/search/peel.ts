// Turns what was sent or kept into every layer that can be read without a key: through compression, multipart, forms,
// frames, base64, JSON, and each of these in the others. Bounded: what is too large or too deep is said to be cut.
import type { SentRequest } from '../wire/sent-request.ts';
import type { Layer } from './layer.ts';
import { createPeeling, inside, PEEL_LIMITS, type Peeling, type PeelLimits } from './peel/peeling.ts';
import { readBytes, type SaidOfBytes } from './peel/read-bytes.ts';
import { readText, readValues } from './peel/read-text.ts';

/** What is known of bytes. */
export interface PeelOptions extends SaidOfBytes {
  /** Where they come from, such as `collector file sessions.db`; never a value. */
  readonly via: string;
  /** @default PEEL_LIMITS */
  readonly limits?: PeelLimits;
}

/** Headers that every browser sends by itself and that hold nothing of the page. */
const BROWSERS_OWN =
  /^(?:user-agent|sec-.*|accept.*|host|connection|content-length|cache-control|pragma|priority|upgrade.*|dnt|te|:.*)$/i;

/** Was any of it too large or too deep to be read whole? Then that nothing was found proves nothing. */
export function isCut(layer: Layer): boolean {
  return layer.cut === true;
}

/** Every layer of some bytes, the bytes themselves among them. */
export function peelBytes(bytes: Uint8Array, { via, limits = PEEL_LIMITS, ...said }: PeelOptions): Layer[] {
  const peeling = createPeeling(limits);
  readBytes(peeling, bytes, { via, depth: 0 }, said);
  return peeling.layers;
}

/** Every layer of a request: its address, its headers but for the browser's own, its body. */
export function peelRequest(sent: SentRequest, limits: PeelLimits = PEEL_LIMITS): Layer[] {
  const peeling = createPeeling(limits);
  const spot = { via: viaOf(sent), depth: 0 };
  const headers = Object.entries(sent.headers).filter(([name]) => !BROWSERS_OWN.test(name));
  readAddress(peeling, sent, `${spot.via} › url`);
  if (headers.length > 0) {
    const at = inside(spot, 'headers');
    peeling.layers.push({
      via: at.via,
      text: headers.map(([name, value]) => `${name}: ${value}`).join('\n'),
    });
    readValues(
      peeling,
      headers.map(([, value]) => value),
      at,
      readBytes,
    );
  }
  const header = (name: string) => headerNamed(sent, name);
  readBytes(peeling, sent.body, inside(spot, 'body'), {
    contentType: header('content-type'),
    contentEncoding: header('content-encoding'),
  });
  return peeling.layers;
}

function readAddress(peeling: Peeling, { url }: SentRequest, via: string): void {
  readText(peeling, url, { via, depth: 1 }, readBytes);
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/s, '');
  readValues(peeling, path.split('/'), { via, depth: 1 }, readBytes);
}

function headerNamed({ headers }: SentRequest, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
}

/** Method, host and the path's words; what is long or holds digits beyond a version could be a value. */
function viaOf({ method, url }: SentRequest): string {
  const address = URL.parse(url);
  if (address === null) return method;
  const segments = address.pathname.split('/').filter((segment) => segment !== '');
  const shown = segments
    .slice(0, 4)
    .map((segment) => (/^(?:v\d+|[a-z_.-]{1,12})$/i.test(segment) ? segment : '*'));
  return `${method} ${address.host}/${shown.join('/')}`;
}
