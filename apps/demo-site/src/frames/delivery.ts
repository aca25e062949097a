// The delivery estimate: a same-origin frame with an input. Its recording is the embedding page's business.
import { find } from '../site/build-element.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const DATE = new Intl.DateTimeFormat('en-IE', { weekday: 'long', day: 'numeric', month: 'long' });

/** Two to five days, always the same for the same postcode. */
function daysTo(postcode: string): number {
  return 2 + ([...postcode].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 4);
}

const form = find('#delivery-form', HTMLFormElement);
const postcode = find('#delivery-postcode', HTMLInputElement);
const answer = find('#delivery-answer', HTMLOutputElement);

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const arrival = new Date(Date.now() + daysTo(postcode.value.trim()) * DAY_MS);
  answer.textContent = `To ${postcode.value.trim()}: by ${DATE.format(arrival)}, €4.90.`;
});
