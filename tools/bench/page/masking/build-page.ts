// A page as shops and back offices have them, made of HTML text: nested boxes, words, links, fields, icons, white space
// between tags. The same for every variant, and no two cards alike.

const WORDS =
  'lamp wool oak table linen candle delivery account balance transfer statement garden ceramic blue night order price invoice address Smith'.split(
    ' ',
  );
const ICON = 'M12 3l9 8h-3v9h-5v-6h-2v6H6v-9H3z';
const CARDS_A_GRID = 24;

/** Some words, by number. */
export function words(from: number, count: number): string {
  return Array.from(
    { length: count },
    (_, at) => WORDS[(from * 7 + at * 5 + (from >> 3)) % WORDS.length],
  ).join(' ');
}

/** A card of 44 nodes, white space included. */
export function cardHtml(n: number): string {
  const style = n % 3 === 0 ? ` style="--order: ${n % 40}; width: ${200 + (n % 80)}px"` : '';
  return `<article class="card card--${n % 5 === 0 ? 'sale' : 'plain'} u-mb-${n % 6}" id="item-${n}" data-id="${n}"${style}>
  <a class="card__link" href="/products/${words(n, 2).replaceAll(' ', '-')}-${n}?ref=list" title="${words(n, 3)}">
    <img class="card__image" src="/picture.svg" alt="${words(n + 1, 3)}" width="64" height="64">
  </a>
  <div class="card__body">
    <h3 class="card__title">${words(n, 4)}</h3>
    <p class="card__text">${words(n + 2, 9)} <strong class="card__mark">${words(n + 3, 2)}</strong> ${words(n + 4, 6)}</p>
    <ul class="tags"><li class="tag tag--a">${words(n, 1)}</li><li class="tag tag--b">${words(n + 5, 1)}</li></ul>
  </div>
  <div class="card__foot" role="group">
    <span class="price" data-currency="EUR">${n}.${n % 100} €</span>
    <label class="field"><span class="field__label">Quantity</span><input class="field__input" type="number" name="quantity-${n}" value="${n % 9}" min="0"></label>
    <button class="btn btn--primary" type="button" aria-label="Add ${words(n, 2)}"><svg class="icon" viewBox="0 0 24 24" width="16" height="16" aria-hidden="true"><path d="${ICON}"></path></svg>Add</button>
  </div>
</article>`;
}

/** Cards in nested boxes: about `nodes` nodes. */
export function cardsHtml(nodes: number): string {
  const cards = Array.from({ length: Math.ceil(nodes / 46) }, (_, n) => cardHtml(n));
  const grids: string[] = [];
  for (let at = 0; at < cards.length; at += CARDS_A_GRID) {
    const items = cards.slice(at, at + CARDS_A_GRID).join('\n');
    grids.push(
      `<section class="section section--list"><div class="container"><div class="grid" data-page="${at}">${items}</div></div></section>`,
    );
  }
  return `<div id="app" class="app"><main class="main" id="content">${grids.join('\n')}</main></div>`;
}

/** A row of six cells. */
export function rowHtml(n: number): string {
  const href = `/accounts/${words(n, 1)}/${n}`;
  return `<td class="cell cell--id"><a class="link" href="${href}">${n}</a></td><td class="cell">${words(n, 2)}</td><td class="cell">${words(n + 1, 4)}</td><td class="cell cell--number">${n * 37}.00</td><td class="cell"><span class="status status--${n % 4}">${words(n + 2, 1)}</span></td><td class="cell"><button class="btn" type="button">Open</button></td>`;
}

/** A table of so many rows. It is not laid out: the layout of 1,000 rows per frame would drown what is measured. */
export function tableHtml(rows: number): string {
  const body = Array.from({ length: rows }, (_, n) => `<tr class="row" id="row-${n}">${rowHtml(n)}</tr>`);
  return `<div class="app" style="content-visibility: hidden"><table class="table"><thead><tr><th>Id</th><th>Name</th></tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

/** Fields to type into, and a counter that follows. */
export const FORM_HTML = `<form class="form"><label class="field">Name <input class="field__input" id="name" name="name" type="text"></label>
<label class="field">Notes <textarea class="field__input" id="notes" name="notes" rows="6"></textarea></label>
<div class="editor" id="editor" contenteditable="true"><p>Dear</p></div><output class="count" id="count">0</output></form>`;
