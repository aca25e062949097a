// The certificate that the proxy shows to the test's browser, which accepts any. Made at start, kept in memory only.
import { generate } from 'selfsigned';

/** A key and its certificate, PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** A new one, for a day. */
export async function makeCertificate(): Promise<Certificate> {
  const tomorrow = new Date(Date.now() + 24 * 60 * 60 * 1000);
  const made = await generate([{ name: 'commonName', value: 'leak-test.test' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notAfterDate: tomorrow,
  });
  return { key: made.private, cert: made.cert };
}
