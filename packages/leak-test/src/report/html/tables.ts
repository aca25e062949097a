// The tables of the HTML report: what leaks, what was tested, what could not be.
import type { LeakReport, PlaceResult } from '../leak-report.ts';
import { formsOf, foundInOf, guisesOf, type Leak, leakedOf, leaksOf, whereOf } from '../leaking.ts';
import { html, type Markup } from './markup.ts';

/** What leaks, with what stood around it. */
export function leaksSection(report: LeakReport): Markup {
  const leaks = leaksOf(report);
  if (leaks.length === 0) return html``;
  return html`<section><h2>What leaks</h2><div class="scroll"><table>
<caption>${leaks.length} in all. What is quoted was sent or kept, and holds the planted secret.</caption>
<thead><tr><th scope="col">Kind</th><th scope="col">Where</th><th scope="col">Guise</th><th scope="col">Found as</th><th scope="col">In</th><th scope="col">Reached through</th><th scope="col">Around it</th></tr></thead>
<tbody>${leaks.map(leakRow)}</tbody></table></div></section>`;
}

function leakRow(leak: Leak): Markup {
  const [first] = leak.findings;
  return html`<tr><td>${leak.kind}</td><td><code>${leak.where}</code></td><td>${guisesOf(leak)}</td><td>${formsOf(leak)}</td>
<td>${foundInOf(leak)}</td><td>${first?.vias.slice(0, 3).join('; ') ?? ''}</td><td><details><summary>show</summary><code>${first?.excerpt ?? ''}</code></details></td></tr>`;
}

/** Every channel or place, folded. */
export function testedSection(report: LeakReport): Markup {
  return report.mode === 'catalogue' ? channelsSection(report) : placesSection(report);
}

function channelsSection({ channels }: LeakReport): Markup {
  return html`<section><h2>Channels</h2><details><summary>All ${channels.length} channels</summary><div class="scroll"><table>
<thead><tr><th scope="col">Channel</th><th scope="col">Holds</th><th scope="col">Outcome</th></tr></thead>
<tbody>${channels.map(
    ({ id, kind, findings, notExercised }) =>
      html`<tr><td><code>${id}</code></td><td>${kind}</td><td>${notExercised ?? outcome(findings.length)}</td></tr>`,
  )}</tbody></table></div></details></section>`;
}

function placesSection({ places }: LeakReport): Markup {
  return html`<section><h2>Places</h2><details><summary>All ${places.length} places found</summary><div class="scroll"><table>
<thead><tr><th scope="col">Place</th><th scope="col">Kind</th><th scope="col">Where</th><th scope="col">Planted</th><th scope="col">Outcome</th></tr></thead>
<tbody>${places.map(placeRow)}</tbody></table></div></details></section>`;
}

function placeRow(place: PlaceResult): Markup {
  return html`<tr><td>${place.id}</td><td>${place.kind}</td><td><code>${whereOf(place.where, place.name)}</code></td>
<td>${place.planted ? 'yes' : `no: ${place.notPlanted ?? 'no reason given'}`}</td><td>${placeOutcome(place)}</td></tr>`;
}

function placeOutcome({ planted, shown, findings }: PlaceResult): string {
  const leaked = leakedOf({ findings, ...(shown === undefined ? {} : { shown }) });
  if (shown !== undefined && leaked.length === 0) return `shown on purpose by ${shown.by}`;
  return planted || leaked.length > 0 ? outcome(leaked.length) : '';
}

const outcome = (found: number): string => (found > 0 ? 'leaks' : 'not found');
