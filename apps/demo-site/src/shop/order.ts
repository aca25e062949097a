// The order just placed, handed from the checkout's document to the confirmation's. Card data is never part of it.

const STORAGE_KEY = 'lantern-loom-order';

export interface Order {
  readonly number: string;
  readonly name: string;
  readonly email: string;
  readonly street: string;
  readonly city: string;
  readonly totalCents: number;
}

/** Keeps the order for the next document of this tab. */
export function keepOrder(storage: Storage, order: Order): void {
  storage.setItem(STORAGE_KEY, JSON.stringify(order));
}

/** @returns null when no order was placed in this tab. */
export function readOrder(storage: Storage): Order | null {
  const text = storage.getItem(STORAGE_KEY);
  return text === null ? null : (JSON.parse(text) as Order);
}

/** A number to show to the customer, such as `LL-48213`. */
export function newOrderNumber(): string {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return `LL-${10_000 + (random % 90_000)}`;
}
