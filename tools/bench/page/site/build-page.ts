// The page that is visited: cards as a shop or a bank has them. Made by script, the same for every variant.

/** Nodes of one card: its element, 5 elements in it and 4 texts. */
const NODES_A_CARD = 10;
const WORDS = 'lamp wool oak table linen candle delivery account balance transfer statement garden'.split(
  ' ',
);

/** Fills the body with about `nodes` nodes. Resolves when they were drawn. */
export async function buildPage(nodes: number): Promise<void> {
  document.title = 'Lamps and more';
  const style = document.createElement('style');
  // Contained: the layout of 10,000 nodes per frame would drown what is measured.
  style.textContent =
    '.card { contain: strict; width: 400px; height: 160px } .card.on { color: rgb(20, 90, 40) } h3 { font-size: 16px }';
  document.head.append(style);
  for (let index = 0; index < nodes / NODES_A_CARD; index += 1) document.body.append(card(index));
  // The callback comes before the frame is drawn, the timer after it.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** A card with words of its own. */
export function card(index: number): HTMLElement {
  const section = element('section', { class: 'card', id: `card-${index}` });
  section.append(
    element('h3', { class: 'title' }, words(index, 4)),
    element('a', { href: `/products/${index}?ref=home` }, words(index + 1, 3)),
    element('input', { name: `quantity-${index}`, type: 'text' }),
    element('hr', { class: 'line' }),
    element('button', { class: 'buy', type: 'button' }, 'Add'),
    words(index + 2, 12),
  );
  return section;
}

function element(name: string, attributes: Readonly<Record<string, string>>, text = ''): HTMLElement {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  if (text !== '') made.append(text);
  return made;
}

/** Some words, by number. */
export function words(from: number, count: number): string {
  return Array.from({ length: count }, (_, index) => WORDS[(from * 7 + index * 5) % WORDS.length]).join(' ');
}
