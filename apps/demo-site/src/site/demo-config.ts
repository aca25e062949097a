// Reads the settings that the demo's server wrote into the page, so that reading them costs no request.

/** What a page needs to know to record. */
export interface DemoConfig {
  /** Base URL of the collector. */
  readonly collector: string;
  readonly site: string;
  /** Ed25519 public key of the site's root, base64url. */
  readonly rootKey: string;
  readonly noticeVersion: string;
  /** SHA-256 of the notice's text, base64url. */
  readonly noticeTextHash: string;
}

const FIELDS = ['collector', 'site', 'rootKey', 'noticeVersion', 'noticeTextHash'] as const;

function isDemoConfig(value: unknown): value is DemoConfig {
  if (typeof value !== 'object' || value === null) return false;
  return FIELDS.every((field) => typeof (value as Record<string, unknown>)[field] === 'string');
}

/** @returns null when the page was served without settings: then nothing is asked and nothing is recorded. */
export function readDemoConfig(): DemoConfig | null {
  const text = document.querySelector('#scrim-config')?.textContent ?? 'null';
  try {
    const value: unknown = JSON.parse(text);
    return isDemoConfig(value) ? value : null;
  } catch {
    return null;
  }
}
