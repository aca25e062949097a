// The page as the visitor saw it beside what a viewer will see.
import type { Picture } from '../leak-report.ts';
import { html, type Markup } from './markup.ts';

/** All pairs, or nothing when there are none. */
export function picturesSection(pictures: readonly Picture[]): Markup {
  if (pictures.length === 0) return html``;
  return html`<section><h2>What a viewer will see</h2>
<p class="soft">Left, the page as the visitor saw it, with what was planted in it. Right, the recording, replayed.</p>
${pictures.map(pairOf)}</section>`;
}

function pairOf({ name, live, replayed }: Picture): Markup {
  return html`<h3>${name}</h3><div class="pair">
<figure><img alt="${name}, as the visitor saw it" src="${dataUrl(live)}"><figcaption>as the visitor saw it</figcaption></figure>
<figure>${
    replayed === null
      ? html`<p>There was nothing to replay.</p>`
      : html`<img alt="${name}, as a viewer will see it" src="${dataUrl(replayed)}">`
  }<figcaption>as a viewer will see it</figcaption></figure></div>`;
}

const dataUrl = (png: Uint8Array): string => `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
