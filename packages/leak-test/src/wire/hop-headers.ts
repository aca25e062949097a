// Headers that belong to one connection and not to the message: a proxy must not pass them on (RFC 9110 §7.6.1).

const HOP_HEADERS = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'http2-settings',
]);

/** The headers that are passed on, in raw pairs: name, value, name, value. */
export function withoutHopHeaders(rawHeaders: readonly string[]): string[] {
  const named = new Set(HOP_HEADERS);
  for (const [name, value] of pairsOf(rawHeaders)) {
    if (name.toLowerCase() === 'connection')
      for (const option of value.split(',')) named.add(option.trim().toLowerCase());
  }
  return pairsOf(rawHeaders)
    .filter(([name]) => !name.startsWith(':') && !named.has(name.toLowerCase()))
    .flat();
}

/** Raw headers as pairs. */
export function pairsOf(rawHeaders: readonly string[]): [name: string, value: string][] {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2)
    pairs.push([rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '']);
  return pairs;
}
