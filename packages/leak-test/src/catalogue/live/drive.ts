// What persons do to a channel's section, in Node: the few gestures that many channels share.
import type { Channel } from '../channel.ts';

/** A person's part in a channel. */
export type Drive = NonNullable<Channel['drive']>;

/** Between two keys, in milliseconds: short, so that the catalogue is, and long enough to be one event each. */
export const KEY_MS = 1;

/** Clicks on the first element that matches. */
export const clicks =
  (selector: string): Drive =>
  (_page, section) =>
    section.locator(selector).first().click();

/** Clicks into a field and types the secret, key by key. */
export const typesInto =
  (selector: string): Drive =>
  async (page, section, secret) => {
    await section.locator(selector).first().click();
    await page.keyboard.type(secret, { delay: KEY_MS });
  };

/** One after the other. */
export const inTurn =
  (...drives: readonly Drive[]): Drive =>
  async (page, section, secret) => {
    for (const drive of drives) await drive(page, section, secret);
  };
