// One request as it arrives: kept from its first byte on, so that one that breaks off is kept too.
import type { SentRequest } from './sent-request.ts';

/** A request that is still arriving. */
export interface ArrivingRequest {
  /** What is kept; its body grows until the request has ended. */
  readonly kept: SentRequest;
  add(part: Uint8Array): void;
}

/** Keeps a request whose head has arrived. */
export function keepRequest(head: Omit<SentRequest, 'body'>): ArrivingRequest {
  let parts: Uint8Array[] = [];
  return {
    kept: {
      ...head,
      get body() {
        const whole = parts.length === 1 ? parts[0] : Buffer.concat(parts);
        if (whole === undefined) return new Uint8Array();
        parts = [whole];
        return whole;
      },
    },
    add: (part) => parts.push(part),
  };
}

type ManyHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Headers with one value each, as Node joins those that may come twice. */
export function plainHeaders(headers: ManyHeaders): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    // What HTTP/2 says in pseudo-headers is in the URL and the method; what is for the proxy leaves it for nobody.
    if (value === undefined || name.startsWith(':') || name === 'proxy-connection') continue;
    plain[name] = typeof value === 'string' ? value : value.join(name === 'cookie' ? '; ' : ', ');
  }
  return plain;
}
