// The address of a worker as a page with Trusted Types takes it: through the policy named `scrim`, which lets nothing
// through but the one address that it was just asked about.

interface AddressPolicy {
  createScriptURL(url: string): unknown;
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): AddressPolicy;
}

/** One of a name and realm: a page that allows the name allows it once. */
let policy: AddressPolicy | null = null;
let expected: string | null = null;

/**
 * The address to give to `new Worker`. Where there are Trusted Types it is never a bare string, enforced or not.
 *
 * @throws TypeError when the page's Content-Security-Policy does not allow a policy named `scrim`.
 */
export function workerAddress(url: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return url;
  policy ??= trustedTypes.createPolicy('scrim', { createScriptURL: refuseOther });
  expected = url;
  try {
    // A TrustedScriptURL, which the types of the DOM do not know as a worker's address.
    return policy.createScriptURL(url) as string;
  } finally {
    expected = null;
  }
}

function refuseOther(url: string): string {
  if (url !== expected) throw new TypeError('scrim: expected the address of the seal worker');
  return url;
}
