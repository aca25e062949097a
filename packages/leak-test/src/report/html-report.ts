// The report as one HTML page that needs nothing else and asks for nothing: pictures are in it, scripts are not. It
// shows the page that was tested, so it goes only to those who may see that page.
import { html, type Markup } from './html/markup.ts';
import { picturesSection } from './html/pictures.ts';
import { STYLE } from './html/style.ts';
import { leaksSection, testedSection } from './html/tables.ts';
import type { LeakReport, Score } from './leak-report.ts';
import { summaryOf } from './summary.ts';

/** The report as an HTML document. */
export function htmlReport(report: LeakReport): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>Leak test of ${report.recorder}</title><style>${{ markup: STYLE }}</style></head>
<body><header><h1>Leak test of ${report.recorder}</h1>
<p>${report.target}</p><p class="soft">${report.startedAt}, ${(report.tookMs / 1000).toFixed(1)} s. ${summaryOf(report)}.</p></header>
<main>${verdict(report)}${scores(report)}${leaksSection(report)}${picturesSection(report.pictures)}${testedSection(report)}${notes(report)}</main>
</body></html>
`.markup;
}

function verdict({ passed, failures }: LeakReport): Markup {
  return passed
    ? html`<div class="verdict"><strong>Passed.</strong> Nothing that was planted was found.</div>`
    : html`<div class="verdict failed"><strong>Failed.</strong><ul>${failures.map((failure) => html`<li>${failure}</li>`)}</ul></div>`;
}

function scores({ scores: { leaks, ...shares }, thresholds }: LeakReport): Markup {
  const share = (name: 'utility' | 'layout' | 'readability', score: Score | null) =>
    html`<li${
      (score?.value ?? 0) < thresholds[name] ? html` class="low"` : html``
    }>${name}<b>${score === null ? '–' : score.value.toFixed(2)}</b><span class="soft">at least ${thresholds[name]}</span></li>`;
  return html`<section><h2>Scores</h2><ul class="scores"><li${leaks > 0 ? html` class="low"` : html``}>leaks<b>${leaks}</b><span class="soft">none allowed</span></li>
${share('utility', shares.utility)}${share('layout', shares.layout)}${share('readability', shares.readability)}</ul>
${lostList('utility', shares.utility)}${lostList('layout', shares.layout)}</section>`;
}

function lostList(name: string, score: Score | null): Markup {
  if (score === null || score.lost.length === 0) return html``;
  return html`<details><summary>Lost for ${name}</summary><ul>${score.lost.map((lost) => html`<li>${lost}</li>`)}</ul></details>`;
}

function notes({ notes: told, sentByPage, decoys }: LeakReport): Markup {
  return html`<section><h2>Notes</h2><ul>${told.map((note) => html`<li>${note}</li>`)}${sentByPage.map(
    ({ host, places }) =>
      html`<li>The page itself sent ${places.length} of the planted values to ${host}; that is not the recorder's doing.</li>`,
  )}<li>${decoys.made} decoys were made and planted nowhere; ${decoys.found.length} were found.</li></ul></section>`;
}
