// The site's own custom events: only what the policy lists, each value as listed, rebuilt; anything else costs the event.
import { compilePolicy, createEventMasker, DEFAULT_POLICY, routeEvent } from '@scrim/masking-rules';
import { describe, expect, it } from 'vitest';
import { event } from './masked-page.ts';

const policy = compilePolicy({
  ...DEFAULT_POLICY,
  id: 'shop',
  events: [
    {
      tag: 'basket.changed',
      fields: {
        items: { type: 'number', min: 0, max: 99 },
        isGift: { type: 'boolean' },
        step: { type: 'choice', of: ['address', 'payment'] },
      },
      reason: 'Where visitors give up',
    },
    { tag: 'help.opened', fields: {}, reason: 'How often help is wanted' },
  ],
});

function maskerFor() {
  const mirror = { getNode: () => null, getMeta: () => null };
  return createEventMasker({ policy, mirror, document: { URL: 'https://shop.test/' } });
}

function mask(tag: unknown, payload: unknown) {
  const masker = maskerFor();
  const masked = masker.mask(event(5, { tag, payload, smith: 'smith' })) as unknown as {
    data: unknown;
  } | null;
  return { data: masked === null ? null : masked.data, counts: masker.counts() };
}

const REFUSED = { data: null, counts: { custom_event: 1 } };
class Basket {
  items = 3;
  get name(): string {
    return 'smith';
  }
}

describe('a custom event that the policy lists', () => {
  it.each([
    ['every field', { items: 3, isGift: true, step: 'payment' }],
    ['some fields', { items: 0 }],
    ['the limits of a range', { items: 99 }],
    ['no field', {}],
  ])('passes with %s', (_, payload) => {
    expect(mask('basket.changed', payload)).toEqual({ data: { tag: 'basket.changed', payload }, counts: {} });
  });

  it.each([[undefined], [null], [{}]])('passes without fields given %j', (payload) => {
    expect(mask('help.opened', payload)).toEqual({ data: { tag: 'help.opened', payload: {} }, counts: {} });
  });

  it('is built anew', () => {
    const payload = new Basket();
    const { data } = mask('basket.changed', payload) as { data: { payload: object } };
    expect(data.payload).not.toBe(payload);
    expect(Object.getPrototypeOf(data.payload)).toBe(Object.prototype);
    expect(data.payload).toEqual({ items: 3 });
  });

  it.each<readonly [string, unknown]>([
    ['another field', { items: 3, user: 'smith' }],
    ['another field that holds nothing', { items: 3, user: undefined }],
    ['a number below its range', { items: -1 }],
    ['a number above its range', { items: 99.5 }],
    ['a number that is none', { items: Number.NaN }],
    ['an endless number', { items: Number.POSITIVE_INFINITY }],
    ['a number in words', { items: '3' }],
    ['a yes in words', { isGift: 'true' }],
    ['a yes as a number', { isGift: 1 }],
    ['a word that is not listed', { step: 'smith' }],
    ['an empty word', { step: '' }],
    ['a listed word in other letters', { step: 'Payment' }],
    ['a word in a list', { step: ['payment'] }],
    ['a word as an object', { step: Object('payment') }],
    ['a listed field without a value', { items: undefined }],
    ['a list', [3]],
    ['text', 'smith'],
    ['a number alone', 4711],
    ['a field of every object', JSON.parse('{"__proto__":{"items":3}}')],
    ['a method of every object', { toString: 'smith' }],
    [
      'a field that throws',
      {
        get items(): number {
          throw new Error('smith');
        },
      },
    ],
  ])('is dropped for %s', (_, payload) => {
    expect(mask('basket.changed', payload)).toEqual(REFUSED);
    expect(mask('basket.changed', { items: 3 }).data).not.toBeNull();
  });

  it('has its values read once: what was checked is what passes', () => {
    let reads = 0;
    const payload = {
      get step(): string {
        reads += 1;
        return reads === 1 ? 'payment' : 'smith';
      },
    };
    expect(mask('basket.changed', payload).data).toEqual({
      tag: 'basket.changed',
      payload: { step: 'payment' },
    });
  });
});

describe('any other custom event', () => {
  it.each([
    ['basket'],
    ['Basket.changed'],
    ['smith'],
    ['toString'],
    [''],
    [4711],
    [undefined],
    [['basket.changed']],
  ])('of tag %j is dropped, and is no fault', (tag) => {
    expect(mask(tag, { items: 3 })).toEqual(REFUSED);
  });

  it('is dropped where the policy lists none', () => {
    const masker = createEventMasker({
      policy: compilePolicy(DEFAULT_POLICY),
      mirror: { getNode: () => null, getMeta: () => null },
    });
    expect(masker.mask(event(5, { tag: 'help.opened', payload: {} }))).toBeNull();
    expect(masker.counts()).toEqual({ custom_event: 1 });
  });

  it('a route passes with its address masked, whatever the policy lists', () => {
    const { tag, payload } = routeEvent('https://shop.test/patients/smith?name=smith');
    expect(mask(tag, payload).data).toEqual({
      tag,
      payload: { href: expect.stringMatching(/^https:\/\/shop\.test\/_[a-z]{10}\/_[a-z]{10}$/) },
    });
    expect(mask(tag, 'smith').counts).toEqual({ event_malformed: 1 });
  });
});
