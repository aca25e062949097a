// The code that a site's pages need, with this site's own values. A test compiles it against the packages.
import { compilePolicy, DEFAULT_POLICY, PolicyError, tightens } from '@scrim/masking-rules';
import type { PolicyArtifact } from '@scrim/protocol';

/** How the two packages are installed. */
export const INSTALL = 'npm install @scrim/recorder @scrim/consent';

/** What is particular to a site. */
export interface SnippetValues {
  readonly siteId: string;
  /** base64url. */
  readonly rootKey: string;
  /** Where pages send to, an origin or a base URL. */
  readonly collector: string;
  /** Do the pages pin a policy of their own? @default false: everything is masked */
  readonly pinsPolicy?: boolean;
}

/** A policy that pages have to pin, because it lets more through than masking everything. */
export interface PinnedPolicy {
  /** As the header of every session has it. */
  readonly hash: string;
  /** The module that exports it. */
  readonly code: string;
}

/** What pages have to pin to accept the published policy; null where they need not, or where none would accept it. */
export function pinnedPolicy(published: PolicyArtifact | undefined): PinnedPolicy | null {
  if (published === undefined || tightens(DEFAULT_POLICY, published)) return null;
  try {
    const { policy, hash } = compilePolicy(published);
    return { hash, code: policyModule(policy) };
  } catch (error) {
    if (error instanceof PolicyError) return null;
    throw error;
  }
}

function policyModule(policy: PolicyArtifact): string {
  return `import type { PolicyArtifact } from '@scrim/recorder';

export const policy: PolicyArtifact = ${JSON.stringify(policy, null, 2)};
`;
}

/** The module that every page of the site loads. */
export function recorderSnippet({ siteId, rootKey, collector, pinsPolicy = false }: SnippetValues): string {
  return `import { createConsent } from '@scrim/consent';
import { startRecorder } from '@scrim/recorder';
${pinsPolicy ? IMPORT_POLICY : ''}
const site = ${quoted(siteId)};
const collector = ${quoted(collector)};

// Nothing is loaded, sent or stored before grant() is called. Fill in your own notice and purposes.
export const consent = createConsent({
  site,
  collector,
  notice: {
    id: 'replay',
    version: '1',
    locale: 'en',
    // SHA-256 of your notice's text, base64url: this one is of no text at all.
    textHash: '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU',
    url: '/privacy',
  },
  purposes: [
    {
      id: 'session-replay',
      text: 'See how our pages are used, to repair what does not work.',
      lawfulBasis: 'consent',
      piiTypes: ['interactions with the page'],
      retention: '30 days',
      recipients: [],
    },
  ],
  jurisdiction: 'EU',
  language: 'en',
  controllers: ['Your company, its address'],
  withdrawalMethod: 'The link at the foot of every page',
  rightsUrl: '/privacy',
});

startRecorder({
  site,
  collector,
  // Pages believe only settings that this key vouches for.
  rootKey: ${quoted(rootKey)},
  consent,
${pinsPolicy ? PIN_POLICY : ''}});
`;
}

const IMPORT_POLICY = "import { policy } from './masking-policy.ts';\n";
const PIN_POLICY = '  // What passes here at most: settings that let more through are refused.\n  policy,\n';

/** How the visitor's answer reaches the consent: three buttons of the site's own banner. */
export const CONSENT_BUTTONS = `import { consent } from './recording.ts';

if (!['granted', 'denied', 'withdrawn'].includes(consent.state())) consent.ask(); // and show your notice

document.querySelector('#yes')?.addEventListener('click', () => consent.grant({ method: 'button' }));
document.querySelector('#no')?.addEventListener('click', () => consent.deny({ method: 'button' }));
document.querySelector('#change-my-choice')?.addEventListener('click', () => void consent.withdraw());
`;

/** The seal worker's file, as Vite takes it into a build: one of the page's own files, under a strict policy too. */
export const SEAL_WORKER = `import workerUrl from '@scrim/recorder/worker?worker&url';

startRecorder({
  // …as above, and:
  workerUrl,
});
`;

/** What a site with a content security policy has to add to it for the seal worker. */
export const WORKER_POLICY = "worker-src 'self'";

/** What a site that enforces Trusted Types has to add for it: the recorder makes one policy of this name. */
export const WORKER_TRUSTED_TYPES = 'trusted-types scrim';

/** What a site with a content security policy has to add to it. */
export function policyLine(collector: string): string {
  return `connect-src ${new URL(collector).origin}`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
