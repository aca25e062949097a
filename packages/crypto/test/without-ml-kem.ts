// Takes ML-KEM away from the platform that a test runs on, as in Node 22 and Firefox; everything else stays.

const isMlKem = (algorithm: unknown): boolean =>
  /ML-?KEM/.test(typeof algorithm === 'string' ? algorithm : String((algorithm as { name?: unknown })?.name));

/** To be called before anything of the package asks for suite 2: what it finds is remembered. */
export function takeAwayMlKem(): void {
  const subtle = SubtleCrypto.prototype as unknown as Record<string, (...given: unknown[]) => unknown>;
  for (const method of ['generateKey', 'importKey', 'encapsulateBits', 'decapsulateBits']) {
    const original = subtle[method];
    if (original === undefined) continue;
    subtle[method] = function (this: unknown, ...given) {
      if (given.some(isMlKem)) return Promise.reject(new DOMException('no ML-KEM here', 'NotSupportedError'));
      return original.apply(this, given);
    };
  }
  const statics = SubtleCrypto as unknown as { supports?: (method: string, algorithm: unknown) => boolean };
  const { supports } = statics;
  if (supports)
    statics.supports = (method, algorithm) =>
      !isMlKem(algorithm) && supports.call(SubtleCrypto, method, algorithm);
}
