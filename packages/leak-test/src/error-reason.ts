// What an error of somebody else's code may be told with. Never more: such messages quote what was parsed, and that can
// be a value of the page.

const MOST_CHARS = 200;

/** The message of an error without what it quotes; for a report or a message of our own. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? withoutQuotes(error.message) : 'it threw';
}

/** From the first quotation mark to the last: `Unexpected token … is not valid JSON`. */
export function withoutQuotes(message: string): string {
  return message.replace(/["'`].*["'`]/s, '…').slice(0, MOST_CHARS);
}
