// Amounts are whole cents everywhere; only this file makes text of them.

const EUROS = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' });

/** `129` cents → `€1.29`. */
export function formatCents(cents: number): string {
  return EUROS.format(cents / 100);
}

/** Reads an amount as a person types it (`12`, `12.5`, `1,200.50`); null when it is none or not above zero. */
export function parseEuros(text: string): number | null {
  const plain = text.replace(/[€\s,]/g, '');
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(plain)) return null;
  const cents = Math.round(Number(plain) * 100);
  return cents > 0 ? cents : null;
}
