// The masking policy of the demo: what its pages say to everybody stays readable, all else is masked. This bundle pins
// it and the demo's manifest carries it, so both read it here.
import type { PolicyArtifact } from '@scrim/recorder';

/** Shop: its own words and its catalogue. Cart and bank: nothing. Checkout: the form's labels. */
export const DEMO_POLICY: PolicyArtifact = {
  v: 1,
  id: 'demo-shop',
  version: '1',
  mode: 'mask-all',
  rules: [
    {
      id: 'site-words',
      select:
        '.shop .demo-bar nav, .shop .demo-bar > p:first-child, .shop .brand, .shop .cart-link, .shop .site-footer',
      do: 'unmask',
      reason: 'Head and foot of the shop: the same words for everybody.',
    },
    {
      id: 'cart-count',
      select: '.cart-count',
      do: 'mask',
      reason: 'How much somebody wants to buy.',
    },
    {
      id: 'catalogue',
      select: '.hero-words, .shelves, .product-list, .related-title, .finder-section > h2',
      do: 'unmask',
      reason: 'The public catalogue: names, prices and shelves.',
    },
    {
      id: 'product-words',
      // Not all of .product-words: the delivery frame in it repeats the postcode that somebody typed.
      select:
        '.product-words > .eyebrow, .product-words > h1, .product-words > .price, .product-words > .lead, .product-words > .details, .add-form label, .add-form button',
      do: 'unmask',
      on: '/product/:id',
      reason: 'What the catalogue says of one product.',
    },
    {
      id: 'checkout-labels',
      select: '.checkout h1, .checkout-form legend, .checkout-form .field > label, .checkout-form > button',
      do: 'unmask',
      on: '/checkout',
      reason: 'Names of the fields, so that a viewer sees where people get stuck.',
    },
    {
      id: 'ordered-pictures',
      select: '.cart-line .picture',
      do: 'block',
      reason: 'The picture tells what somebody buys.',
    },
    {
      id: 'bank',
      select: '.bank main, .bank header, .bank nav',
      do: 'mask',
      reason: 'An account is nobody’s business.',
    },
    {
      id: 'bank-chart',
      select: '.spending .bar',
      do: 'block',
      reason: 'The length of a bar is an amount.',
    },
  ],
  vocabulary: {
    routes: [
      '/shelf/lighting',
      '/shelf/textiles',
      '/shelf/table',
      '/shelf/home',
      '/product/:id',
      '/search',
      '/cart',
      '/checkout',
      '/order/confirmed',
      '/account',
      '/account/transfer',
      '/privacy',
      '/frames/delivery.html',
    ],
  },
  events: [
    {
      tag: 'cart.add',
      fields: { quantity: { type: 'number', min: 1, max: 20 } },
      reason: 'To see where people put things into the cart.',
    },
  ],
};
