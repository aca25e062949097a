// The invented accounts of an invented customer. A page load brings them back to where they began.

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly iban: string;
  readonly cents: number;
}

export interface Transaction {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly party: string;
  readonly kind: string;
  /** Negative: money out. */
  readonly cents: number;
}

/** Who signs in. */
export const CUSTOMER = { firstName: 'Rowan', name: 'Rowan Ashdown' } as const;

/** The accounts; both IBANs are published examples. */
export const ACCOUNTS: readonly Account[] = [
  { id: 'current', name: 'Current account', iban: 'DE89 3704 0044 0532 0130 00', cents: 4_218_36 },
  { id: 'savings', name: 'Rainy-day savings', iban: 'GB82 WEST 1234 5698 7654 32', cents: 18_940_00 },
];

/** The newest first. */
export const TRANSACTIONS: readonly Transaction[] = [
  { date: '2026-03-27', party: 'Lantern & Loom', kind: 'Home', cents: -177_00 },
  { date: '2026-03-26', party: 'Tilda’s Bakery', kind: 'Food', cents: -11_80 },
  { date: '2026-03-25', party: 'Northwind Studio', kind: 'Salary', cents: 3_240_00 },
  { date: '2026-03-24', party: 'City Tram', kind: 'Travel', cents: -49_00 },
  { date: '2026-03-22', party: 'Dr. Imani Okafor', kind: 'Health', cents: -85_00 },
  { date: '2026-03-21', party: 'Greenhouse Grocers', kind: 'Food', cents: -63_42 },
  { date: '2026-03-19', party: 'Quayside Pharmacy', kind: 'Health', cents: -17_95 },
  { date: '2026-03-18', party: 'Harbour Energy', kind: 'Home', cents: -94_10 },
  { date: '2026-03-15', party: 'Marlow & Finch Rent', kind: 'Home', cents: -1_150_00 },
  { date: '2026-03-12', party: 'Tabletop Library', kind: 'Leisure', cents: -9_00 },
  { date: '2026-03-10', party: 'Aunt Petra', kind: 'Gift', cents: 50_00 },
  { date: '2026-03-08', party: 'Ferry Line 4', kind: 'Travel', cents: -22_60 },
];
