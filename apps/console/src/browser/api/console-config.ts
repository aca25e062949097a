// Reads `/console-config.json`. A player on the console's own host would be no other origin to cookies, and on its own
// origin its scripts would be the console's: such a configuration is none.

/** Where things are. */
export interface ConsoleConfig {
  /** Origin of the player document. */
  readonly player: string;
  /** Where pages send to; null when it is this origin. */
  readonly collector: string | null;
  /** Served from the reader's own machine. */
  readonly local: boolean;
}

/** @param own the console's origin. @returns null when the value is no configuration */
export function parseConsoleConfig(value: unknown, own: string): ConsoleConfig | null {
  if (typeof value !== 'object' || value === null) return null;
  const { player, collector, local } = value as Readonly<Record<string, unknown>>;
  if (!isOrigin(player) || new URL(player).hostname === new URL(own).hostname) return null;
  if (collector !== null && !isOrigin(collector)) return null;
  return { player, collector, local: local === true };
}

function isOrigin(value: unknown): value is string {
  const url = typeof value === 'string' ? URL.parse(value) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === value;
}
