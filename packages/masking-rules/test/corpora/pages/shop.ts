// A shop: a list whose cards move to the cart, filters whose values are shown, a mark that comes late.
import { bare, type FixturePage, loosePolicy, NOTHING, nameless, rule, withRules } from '../fixture-page.ts';

const loose = loosePolicy(
  'shop card title price cart filters recommended is-private sold',
  [
    rule('filters', 'unmask', '.filters', { what: 'inputs' }),
    rule('cards', 'unmask', '.card', { what: 'attributes' }),
    rule('pictures', 'unmask', '.card img', { what: 'media' }),
  ],
  {
    vocabulary: {
      names: 'shop card title price cart filters recommended is-private sold'.split(' '),
      stylesheets: false,
      routes: ['/shop', '/products/:id'],
      parameters: ['page'],
    },
    events: [
      { tag: 'cart', fields: { items: { type: 'number', min: 0, max: 99 } }, reason: 'for the corpus' },
    ],
  },
);

const card = (id: number, name: string, price: string) =>
  `<li class="card k${id}x" id="card-${id}" data-stock="few left"${id === 1 ? ' data-rank="first"' : ''}><a href="/products/${id}?page=2&ref=smith"><img src="/pictures/${id}.png" alt="Picture of ${name}" width="20" height="20"></a><h3 class="title">${name}</h3><p class="price">${price} crowns</p><button type="button">Put in cart</button></li>`;

export const shop: FixturePage = {
  name: 'shop',
  path: '/shop',
  markup: `
    <style>.shop .card { padding: 4px } .card.sold .price { text-decoration: line-through } .k1x { color: red } #card-2 { margin: 1px } .card[data-rank="first"] { margin: 3px } .shop:not([data-state=ready]) .price { color: gray } [data-stock] { padding: 5px } x-y:lang(en) [data-left] { top: 0 }</style>
    <main class="shop" data-state="busy" data-left="by Smith" data-unasked="by Smith">
      <form class="filters"><input name="find" type="search" value="lantern" placeholder="Find something"><select name="order"><option value="new">Newest first</option><option value="low" selected>Lowest first</option></select><label><input type="checkbox" name="stock"> In stock only</label></form>
      <ul class="list">${card(1, 'Reading lamp', '129')}${card(2, 'Garden chair', '480')}${card(3, 'Clay pot', '35')}</ul>
      <section class="recommended"><h2>Because you bought crutches</h2><p>Walking stick for Smith</p></section>
      <aside class="cart"><h2>Cart</h2><ul></ul><p>Delivery to Mill Lane</p><input name="code" value="SPRING"></aside>
    </main>`,
  async run({ one, settle, press, write, send, go }) {
    press(one('#card-1 button'), 'click', 31, 47);
    one('.cart ul').append(one('#card-1'));
    await settle();
    one('.recommended').setAttribute('data-scrim', 'mask');
    one('.shop').dataset.state = 'ready';
    one('#card-2').dataset.rank = 'first';
    one('#card-3').removeAttribute('data-stock');
    one('.recommended p').textContent = 'Bath handle for Smith';
    await settle();
    write(one('[name=find]'), 'hammock');
    write(one('[name=code]'), 'AUTUMN');
    press(one('[name=find]'), 'mousedown', 11, 13);
    one<HTMLInputElement>('[name=stock]').click();
    await settle();
    one('#card-2').dataset.rank = 'second';
    one('.shop').dataset.left = 'by Jones';
    one('#card-2').classList.add('sold');
    one('#card-3').classList.add('is-private');
    one('#card-3 .title').textContent = 'Clay pot, cracked';
    send('cart', { items: 2 });
    await settle();
    one('.list').prepend(one('#card-3'));
    go('/products/7?page=1');
    await settle();
    one('#card-3').classList.remove('is-private');
    one('#card-3 .price').textContent = '34 crowns';
    one('.recommended').removeAttribute('data-scrim');
    one('.list').insertAdjacentHTML('beforeend', card(4, 'Rain coat', '250'));
    await settle();
    one('#card-2').remove();
    one('.cart p').firstChild?.remove();
  },
  loose,
  strict: [
    NOTHING,
    nameless(loose),
    bare(loose),
    withRules(loose, 'private', rule('private', 'mask', '.is-private'), rule('delivery', 'mask', '.cart')),
    withRules(loose, 'regions', rule('boxed', 'block', '.cart'), rule('gone', 'drop', '.recommended')),
    withRules(loose, 'routed', rule('detail', 'mask', '.price', { on: '/products/:id' })),
    { ...loose, id: 'fewer', rules: loose.rules.slice(2), events: [] },
    withRules(
      loose,
      'tags',
      rule('tags', 'mask', 'main > form input[type=search], ul li:not(.card), h2 ~ p'),
    ),
  ],
  doubtful: [
    withRules(loose, 'stock', rule('stock', 'mask', '[data-rank="first"]')),
    withRules(loose, 'unlisted', rule('unlisted', 'mask', '.k3x')),
    withRules(loose, 'numbered', rule('numbered', 'drop', '#card-2')),
  ],
  hidden: {
    stock: ['Reading lamp'],
    unlisted: ['Clay pot'],
    numbered: ['Garden chair'],
    nothing: ['Garden chair', 'Mill Lane', 'lantern'],
    bare: ['Garden chair', 'Mill Lane', 'Walking stick'],
    private: ['Clay pot, cracked', 'Mill Lane'],
    regions: ['Mill Lane', 'Walking stick'],
    routed: ['34 crowns'],
    fewer: ['Picture of', 'few left', 'hammock', 'lantern'],
    tags: ['Mill Lane', 'Walking stick', 'lantern', 'hammock'],
  },
};
