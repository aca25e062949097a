// The cart: product ids and quantities, kept for this tab so that they outlive a real page load.
import { findProduct, type Product } from './products.ts';

const STORAGE_KEY = 'lantern-loom-cart';
const MAX_QUANTITY = 20;

export interface CartLine {
  readonly product: Product;
  readonly quantity: number;
}

export interface Cart {
  lines(): readonly CartLine[];
  /** Pieces in the cart. */
  count(): number;
  totalCents(): number;
  add(id: string, quantity: number): void;
  /** Zero takes the product out. */
  setQuantity(id: string, quantity: number): void;
  clear(): void;
  /** Calls `listener` after every change. */
  subscribe(listener: () => void): void;
}

function readQuantities(storage: Storage): Map<string, number> {
  try {
    const stored: unknown = JSON.parse(storage.getItem(STORAGE_KEY) ?? '{}');
    const entries = Object.entries(stored ?? {}).filter(([, count]) => Number.isInteger(count) && count > 0);
    return new Map(entries);
  } catch {
    return new Map();
  }
}

function toLines(quantities: ReadonlyMap<string, number>): CartLine[] {
  return [...quantities].flatMap(([id, quantity]) => {
    const product = findProduct(id);
    return product === null ? [] : [{ product, quantity }];
  });
}

/** Opens the cart of this tab. */
export function createCart(storage: Storage): Cart {
  const listeners: (() => void)[] = [];
  const lines = (): CartLine[] => toLines(readQuantities(storage));
  const change = (edit: (quantities: Map<string, number>) => void): void => {
    const quantities = readQuantities(storage);
    edit(quantities);
    storage.setItem(STORAGE_KEY, JSON.stringify(Object.fromEntries(quantities)));
    for (const listener of listeners) listener();
  };
  const setQuantity = (id: string, quantity: number): void =>
    change((quantities) => {
      if (quantity > 0) quantities.set(id, Math.min(quantity, MAX_QUANTITY));
      else quantities.delete(id);
    });
  const quantityOf = (id: string): number => readQuantities(storage).get(id) ?? 0;
  return {
    lines,
    count: () => lines().reduce((sum, { quantity }) => sum + quantity, 0),
    totalCents: () => lines().reduce((sum, { product, quantity }) => sum + product.cents * quantity, 0),
    add: (id, quantity) => setQuantity(id, quantityOf(id) + quantity),
    setQuantity,
    clear: () => change((quantities) => quantities.clear()),
    subscribe: (listener) => void listeners.push(listener),
  };
}
