// <store-finder>: a widget in a shadow root of its own, with an input and a style sheet that the page does not link.
import { el } from '../site/build-element.ts';
import sheetText from './store-finder.css?inline';

const STORES = [
  { town: 'Galway', street: '4 Quay Lane', hours: 'Tue–Sat 10–18' },
  { town: 'Ghent', street: 'Weversplein 11', hours: 'Wed–Sun 11–19' },
  { town: 'Leipzig', street: 'Spinnereistraße 7', hours: 'Tue–Sat 11–19' },
  { town: 'Lyon', street: '22 rue des Canuts', hours: 'Tue–Sat 10–19' },
] as const;

type Store = (typeof STORES)[number];

/** A made-up but steady answer: the same place is always nearest to the same store. */
function nearestTo(place: string): Store {
  const sum = [...place.toLowerCase()].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return (
    STORES.find(({ town }) => town.toLowerCase() === place.toLowerCase()) ??
    STORES[sum % STORES.length] ??
    STORES[0]
  );
}

/** A mark in the markup: a policy's rules work here too, but the widget knows best which of its words are its own. */
const SAME_FOR_ALL = { 'data-scrim': 'unmask' };

function finderForm(answer: HTMLElement): HTMLFormElement {
  const place = el('input', { id: 'place', name: 'place', autocomplete: 'postal-code', required: true });
  const form = el(
    'form',
    { part: 'form' },
    el('label', { for: 'place', ...SAME_FOR_ALL }, 'Your town or postcode'),
    el('div', { class: 'row' }, place, el('button', SAME_FOR_ALL, 'Find a store')),
    answer,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const { town, street, hours } = nearestTo(place.value.trim());
    answer.textContent = `Nearest to ${place.value.trim()}: ${street}, ${town}. Open ${hours}.`;
  });
  return form;
}

class StoreFinder extends HTMLElement {
  connectedCallback(): void {
    if (this.shadowRoot !== null) return;
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(sheetText);
    root.adoptedStyleSheets = [sheet];
    root.append(finderForm(el('output', { 'data-testid': 'store-answer' })));
  }
}

/** Makes `<store-finder>` known to the document. */
export function defineStoreFinder(): void {
  if (customElements.get('store-finder') === undefined) customElements.define('store-finder', StoreFinder);
}
