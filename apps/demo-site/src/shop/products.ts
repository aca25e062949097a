// What the shop sells. All of it is invented.

/** The shelves of the shop. */
export const CATEGORIES = ['Lighting', 'Textiles', 'Table', 'Home'] as const;

export interface Product {
  readonly id: string;
  readonly name: string;
  readonly category: (typeof CATEGORIES)[number];
  readonly cents: number;
  readonly summary: string;
  readonly details: readonly string[];
}

/** Every product, in the order of the catalogue. */
export const PRODUCTS: readonly Product[] = [
  {
    id: 'ember-lantern',
    name: 'Ember table lantern',
    category: 'Lighting',
    cents: 48_00,
    summary: 'Smoked glass and blackened steel, for a candle or a small bulb.',
    details: ['Height 26 cm', 'Hand-blown glass', 'Carrying ring of forged steel'],
  },
  {
    id: 'tidewater-throw',
    name: 'Tidewater wool throw',
    category: 'Textiles',
    cents: 129_00,
    summary: 'Heavy lambswool, woven in waves on a narrow loom.',
    details: ['130 × 190 cm', 'Undyed lambswool', 'Hand-knotted fringe'],
  },
  {
    id: 'paper-moon',
    name: 'Paper moon pendant',
    category: 'Lighting',
    cents: 74_00,
    summary: 'Folded mulberry paper that turns any bulb into dusk.',
    details: ['Diameter 45 cm', 'Folds flat for moving house', 'Three metres of cloth cable'],
  },
  {
    id: 'crossing-cushion',
    name: 'Crossing cushion',
    category: 'Textiles',
    cents: 39_00,
    summary: 'A diamond weave in cotton with a feather filling.',
    details: ['50 × 50 cm', 'Cover opens with a hidden zip', 'Wash at 30 °C'],
  },
  {
    id: 'three-candles',
    name: 'Three beeswax pillars',
    category: 'Home',
    cents: 24_00,
    summary: 'Slow, honey-scented light: forty hours each.',
    details: ['Set of three heights', 'Cotton wicks', 'Poured in small batches'],
  },
  {
    id: 'hearth-teapot',
    name: 'Hearth teapot',
    category: 'Table',
    cents: 62_00,
    summary: 'Speckled stoneware with a cane handle that stays cool.',
    details: ['Holds 900 ml', 'Strainer thrown into the spout', 'Safe in the dishwasher without its handle'],
  },
  {
    id: 'reading-lamp',
    name: 'Long-arm reading lamp',
    category: 'Lighting',
    cents: 110_00,
    summary: 'Brushed brass, a weighted foot, and an arm that stays where you leave it.',
    details: ['Reach 70 cm', 'Dimmer in the cable', 'Takes an E14 bulb'],
  },
  {
    id: 'harvest-rug',
    name: 'Harvest rug',
    category: 'Textiles',
    cents: 240_00,
    summary: 'Flat-woven wool in the colours of stubble fields.',
    details: ['140 × 200 cm', 'Reversible', 'Comes with a felt underlay'],
  },
  {
    id: 'seagrass-basket',
    name: 'Seagrass basket',
    category: 'Home',
    cents: 44_00,
    summary: 'Wide enough for firewood, soft enough for toys.',
    details: ['Diameter 40 cm', 'Leather handles', 'Braided by hand'],
  },
  {
    id: 'mug-pair',
    name: 'Pair of speckled mugs',
    category: 'Table',
    cents: 28_00,
    summary: 'Thick-walled, round-bellied, and pleasant to hold.',
    details: ['350 ml each', 'Stoneware', 'No two are the same'],
  },
  {
    id: 'storm-vase',
    name: 'Storm glass vase',
    category: 'Home',
    cents: 52_00,
    summary: 'Sea-green glass with a heavy base, for one good branch.',
    details: ['Height 30 cm', 'Recycled glass', 'Small bubbles are part of it'],
  },
  {
    id: 'meadow-runner',
    name: 'Meadow linen runner',
    category: 'Table',
    cents: 34_00,
    summary: 'Washed linen with a border of stitched grasses.',
    details: ['40 × 150 cm', 'European flax', 'Embroidered border'],
  },
  {
    id: 'fern-print',
    name: 'Fern print, framed',
    category: 'Home',
    cents: 56_00,
    summary: 'One leaf, one plate, two colours of ink.',
    details: ['30 × 40 cm', 'Oak frame', 'Printed on cotton paper'],
  },
  {
    id: 'milking-stool',
    name: 'Milking stool',
    category: 'Home',
    cents: 95_00,
    summary: 'Three legs of oiled oak: it does not wobble anywhere.',
    details: ['Height 42 cm', 'Wedged joints, no screws', 'Carries 150 kg'],
  },
  {
    id: 'oil-lamp',
    name: 'Harbour oil lamp',
    category: 'Lighting',
    cents: 58_00,
    summary: 'A clear chimney, a wide wick, and light like late August.',
    details: ['Height 32 cm', 'Burns nine hours', 'Brass burner'],
  },
  {
    id: 'loom-tea-towels',
    name: 'Loom-end tea towels',
    category: 'Textiles',
    cents: 22_00,
    summary: 'Woven from what is left at the end of the warp. Set of three.',
    details: ['50 × 70 cm', 'Half linen', 'Every set differs'],
  },
];

/** @returns null when nothing is sold under `id`. */
export function findProduct(id: string): Product | null {
  return PRODUCTS.find((product) => product.id === id) ?? null;
}

/** Products whose words contain every word of `query`; all of them when it is blank. */
export function searchProducts(query: string): readonly Product[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return PRODUCTS.filter(({ name, category, summary, details }) => {
    const text = [name, category, summary, ...details].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
