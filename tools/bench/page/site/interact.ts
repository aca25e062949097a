// What a visitor and the page do, by script, a step per frame: the same in every variant, whatever records it.
import { card, words } from './build-page.ts';

/** Nodes whose text and class change in a step. */
const CHANGES = 20;
/** Pointer moves in a step. */
const MOVES = 4;

/** @param steps frames it takes */
export async function interact(steps: number): Promise<void> {
  const cards = [...document.querySelectorAll<HTMLElement>('.card')];
  for (let step = 0; step < steps; step += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    changePage(cards, step);
    moveAndScroll(step);
    typeAndClick(cards[step % cards.length], step);
  }
}

function changePage(cards: readonly HTMLElement[], step: number): void {
  for (let index = 0; index < CHANGES; index += 1) {
    const changed = cards[(step * CHANGES + index) % cards.length];
    changed?.classList.toggle('on');
    const title = changed?.querySelector('h3');
    if (title) title.textContent = words(step + index, 5);
  }
  document.body.append(card(100_000 + step * 2), card(100_001 + step * 2));
  document.querySelector('.card:nth-last-of-type(3)')?.remove();
}

function moveAndScroll(step: number): void {
  for (let move = 0; move < MOVES; move += 1) {
    const place = { clientX: 100 + step * 3 + move, clientY: 100 + step * 2 };
    document.body.dispatchEvent(new MouseEvent('mousemove', { bubbles: true, ...place }));
  }
  scrollBy(0, 10);
}

function typeAndClick(target: HTMLElement | undefined, step: number): void {
  const field = target?.querySelector('input');
  if (field) {
    field.value = `${field.value}${step % 10}`;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  if (step % 5 === 0) target?.querySelector('button')?.click();
}
