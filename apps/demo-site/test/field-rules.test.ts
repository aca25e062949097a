// What the forms believe, and what the search finds.
import { expect, test } from 'vitest';
import { groupIban, isIban } from '../src/bank/iban.ts';
import { ACCOUNTS } from '../src/bank/ledger.ts';
import { groupCardDigits, isCardNumber, isExpiryAhead } from '../src/checkout/card-number.ts';
import { LIGHTING_DRAWINGS } from '../src/shop/pictures-lighting.ts';
import { OBJECT_DRAWINGS } from '../src/shop/pictures-objects.ts';
import { TEXTILE_DRAWINGS } from '../src/shop/pictures-textiles.ts';
import { PRODUCTS, searchProducts } from '../src/shop/products.ts';
import { parseEuros } from '../src/site/money.ts';

test.each([
  ['4111 1111 1111 1111', true],
  ['5555-5555-5555-4444', true],
  ['4111 1111 1111 1112', false],
  ['4111', false],
  ['', false],
])('card number %s: %s', (text, expected) => expect(isCardNumber(text)).toBe(expected));

test.each([
  ['03/26', true],
  ['04 / 2026', true],
  ['02/26', false],
  ['13/30', false],
  ['soon', false],
])('expiry %s in the middle of March 2026: %s', (text, expected) =>
  expect(isExpiryAhead(text, new Date(2026, 2, 15))).toBe(expected),
);

test.each([
  ['FR14 2004 1010 0505 0001 3M02 606', true],
  ['fr1420041010050500013m02606', true],
  ['FR15 2004 1010 0505 0001 3M02 606', false],
  ['FR14', false],
])('IBAN %s: %s', (text, expected) => expect(isIban(text)).toBe(expected));

test('the accounts have IBANs that check', () => {
  expect(ACCOUNTS.every(({ iban }) => isIban(iban))).toBe(true);
});

test('numbers are grouped by four', () => {
  expect(groupCardDigits('4111111111111111')).toBe('4111 1111 1111 1111');
  expect(groupIban('de89370400440532013000')).toBe('DE89 3704 0044 0532 0130 00');
});

test.each([
  ['25', 2500],
  ['1,200.50', 120_050],
  ['€ 0.1', 10],
  ['0', null],
  ['-3', null],
  ['1.234', null],
])('%s euros are %s cents', (text, expected) => expect(parseEuros(text)).toBe(expected));

test('search needs every word, wherever it stands', () => {
  expect(searchProducts('  WOOL flat ').map(({ id }) => id)).toEqual(['harvest-rug']);
  expect(searchProducts('nothing like it')).toEqual([]);
  expect(searchProducts(' ')).toHaveLength(PRODUCTS.length);
});

test('every product has its picture', () => {
  const drawn = Object.keys({ ...LIGHTING_DRAWINGS, ...OBJECT_DRAWINGS, ...TEXTILE_DRAWINGS });
  expect(PRODUCTS.map(({ id }) => id).sort()).toEqual(drawn.sort());
});
