// Composes the catalogue's page: the recorder first, then a harmless shell, and one section for each channel. A section's
// own name carries no secret, so that the recorder's marks on it are all that a site could do.
import type { Channel } from './channel.ts';
import type { Marks } from './page-channels.ts';
import { SHELL_BOTTOM, SHELL_HEAD, SHELL_TOP } from './shell.ts';

/** What a page is composed of. */
export interface CataloguePage {
  readonly channels: readonly Channel[];
  /** By channel id, as written on the page. Channels without a secret are left out. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Put on each channel's section. @default none */
  readonly marks?: Marks;
  /** Whether the page loads `/recorder.js`. */
  readonly hasRecorder: boolean;
}

/** Picks the section of a channel. */
export function sectionSelector(id: string): string {
  return `section[data-channel="${id}"]`;
}

/** The page's HTML. */
export function composePage({ channels, secrets, marks, hasRecorder }: CataloguePage): string {
  const planted = channels.flatMap((channel) => {
    const secret = secrets[channel.id];
    return secret === undefined ? [] : [{ channel, secret }];
  });
  const heads = planted.flatMap(({ channel, secret }) => channel.head?.(secret) ?? []);
  const sections = planted
    .filter(({ channel }) => hasSection(channel))
    .map(({ channel, secret }) => section(channel, secret, marks ?? {}));
  return `<!doctype html><html lang="en"><head>${hasRecorder ? '<script src="/recorder.js"></script>' : ''}
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
${heads.join('\n')}
<title>Garden almanac</title>
${SHELL_HEAD}</head><body>${SHELL_TOP}
<main>
${sections.join('\n')}
</main>
${SHELL_BOTTOM}<script src="/channels.js"></script></body></html>`;
}

function hasSection({ html, before, during, drive }: Channel): boolean {
  return html !== undefined || before !== undefined || during !== undefined || drive !== undefined;
}

function section(channel: Channel, secret: string, marks: Marks): string {
  const attributes = channel.scope === 'page' ? {} : marks;
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`);
  return `<section data-channel="${channel.id}"${written.join('')}>${channel.html?.(secret) ?? ''}</section>`;
}

const escapeAttribute = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
