// Policies with the verdict on each: null for a good one, else the error's code and the rule that it names.
import { DEFAULT_POLICY, PROFILES } from '@scrim/masking-rules';

export const GOOD = { v: 1, id: 'clinic', version: '2026-11', mode: 'mask-all', rules: [] };

export interface Verdict {
  readonly name: string;
  readonly policy: unknown;
  readonly code: string | null;
  readonly rule?: string;
}

type Change = object;

/** A rule of the least that is needed, and a change of it. */
export const ruleWith = (change: Change = {}) => ({
  id: 'help',
  select: '.help',
  do: 'unmask',
  reason: 'The same for everyone.',
  ...change,
});

const withRule = (change: Change) => ({ ...GOOD, rules: [ruleWith(change)] });
const withRules = (...changes: readonly Change[]) => ({
  ...GOOD,
  rules: changes.map((change, at) => ruleWith({ id: `r${at}`, ...change })),
});
const event = (change: Change = {}) => ({
  tag: 'cart',
  fields: {},
  reason: 'To see where people stop.',
  ...change,
});
const withFields = (fields: unknown) => ({ ...GOOD, events: [event({ fields })] });
const many = <Item>(count: number, item: (at: number) => Item) =>
  Array.from({ length: count }, (_, at) => item(at));

/** Selectors that every engine answers alike. */
export const GOOD_SELECTORS = [
  'p',
  '*',
  '.help',
  '#main',
  'main > .card .title ~ p + p',
  '.md\\:flex',
  '.w-1\\/2',
  '#\\31 23',
  '.größe',
  '.--x',
  'my-element',
  '[data-x]',
  '[data-x=a]',
  "[data-x='a b']",
  '[data-x="a" i]',
  '[data-x="a)"]',
  '[data-x="]"] > [lang|=de]',
  '[href^="/help/"]:not(.private):not([href$=".pdf"])',
  ':is(.a, .b) > :where(h1, h2)',
  ':root',
  'li:first-child, li:last-child, li:only-child',
  'li:nth-child(2n+1)',
  'li:nth-child(odd)',
  'li:nth-last-child(-n + 3)',
  'p:nth-of-type(2):nth-last-of-type(1)',
  'p:first-of-type:last-of-type:only-of-type',
  'form:has([autocomplete*="cc-" i])',
  'div:has(> p, + ul)',
  ':not(:is(.a, .b .c))',
  '  .a  ,\n .b ',
  'input:not([type=password])',
  'form:has(input[type=password])',
  'input[type=password] + label',
  'div[type=hidden]',
  'button[type=submit]',
];

/** Each of these must be refused, by whoever is asked. */
export const BAD_SELECTORS = [
  '',
  ' ',
  ',',
  '.a,',
  ', .a',
  '.a >',
  '> .a',
  '.a > > .b',
  '.1a',
  '#1',
  '..a',
  '.a..b',
  '[data-x=1]',
  '[data-x=]',
  '[=a]',
  '[data-x="a"',
  '[data-x="a',
  '[data-x!=a]',
  '[data-x=a x]',
  'a) or (display:block',
  'a), (b',
  'a)',
  '(a)',
  ':is(.a',
  ':is(.a))',
  ':is()',
  ':where()',
  ':not()',
  ':has()',
  ':is(:bad)',
  ':where(.a, :bad)',
  ':not(:is(:bad))',
  ':is(.a, ::before)',
  ':bad',
  ':bad(.a)',
  '::before',
  'p::first-line',
  'p:before',
  '::slotted(.a)',
  '::part(a)',
  ':host',
  ':host(.a)',
  ':host-context(.a)',
  ':scope > p',
  ':hover',
  'input:checked',
  'input:placeholder-shown',
  'p:empty',
  ':lang(de)',
  ':has(:has(.a))',
  ':has(:is(:has(.a)))',
  ':nth-child(2 of .a)',
  ':nth-child(x)',
  ':nth-child()',
  ':contains("smith")',
  ':eq(1)',
  ':matches(.a)',
  'svg|a',
  '*|a',
  '|a',
  '[xlink|href]',
  'a || b',
  'a /* smith */ b',
  'a < b',
  '.a { color: red }',
  '.a; .b',
  '@media',
  '&.a',
  '$a',
  'a\\',
  '.a\u0000',
  '<!-- a -->',
];

const contradictions: readonly Verdict[] = [
  ['block of text', [{ do: 'block', what: 'text' }], 'r0'],
  ['drop of inputs', [{ do: 'drop', what: 'inputs' }], 'r0'],
  ['unmask and mask of one selector', [{ what: 'text' }, { do: 'mask', what: 'text' }], 'r0'],
  ['unmask and mask all', [{}, { do: 'mask' }], 'r0'],
  ['unmask all and mask media', [{ what: 'all' }, { do: 'mask', what: 'media' }], 'r0'],
  ['unmask behind block', [{ do: 'block' }, {}], 'r1'],
  ['unmask behind drop', [{ do: 'drop' }, {}], 'r1'],
  ['unmask and mask of one in a list', [{ select: '.a, .b' }, { select: '.b,.c', do: 'mask' }], 'r0'],
  ['the same selector spelt otherwise', [{ select: '.a>.b' }, { select: ' .a > .b ', do: 'mask' }], 'r0'],
  ['unmask on a page where all pages are masked', [{ on: '/a' }, { do: 'mask' }], 'r0'],
  ['unmask and mask on one page', [{ on: '/a' }, { do: 'mask', on: '/a' }], 'r0'],
  ...[
    'input[type=password]',
    'input[type="PASSWORD"]',
    '[type=hidden]',
    '[type=file]',
    'form [autocomplete=cc-number]',
    'input[autocomplete^="cc-"]',
    'input[autocomplete~="one-time-code"]',
    'select[autocomplete="billing cc-exp-month"]',
    'textarea[autocomplete=new-password]',
    '.a, .b > input[type=password]',
    ':is(.a, input[type=file])',
    'input:where([type=password])',
  ].map((select): [string, Change[], string] => [`unmask of ${select}`, [{ select }], 'r0']),
].map(([name, rules, rule]) => ({
  name: name as string,
  policy: withRules(...(rules as Change[])),
  code: 'policy_contradiction',
  rule: rule as string,
}));

const noContradictions: readonly [string, readonly Change[]][] = [
  ['text unmasked, inputs masked', [{}, { do: 'mask', what: 'inputs' }]],
  ['unmasked but on one page', [{}, { do: 'mask', on: '/account/*' }]],
  ['unmasked and masked on other pages', [{ on: '/a' }, { do: 'mask', on: '/b' }]],
  ['other elements', [{ select: '.a' }, { select: '.a .b', do: 'mask' }]],
  ['a password field masked', [{ select: 'input[type=password]', do: 'mask' }]],
  ['blocked as a whole', [{ do: 'block', what: 'all' }]],
];

const own = (change: Change) => ruleWith({ id: 'own', ...change });
const { 'cnil-draft': CNIL, pci: PCI, health: HEALTH } = PROFILES;
const violations: readonly (readonly [name: string, policy: Change, rule?: string])[] = [
  ...Object.values(PROFILES).flatMap((policy) => [
    [`${policy.id} with mask-inputs`, { ...policy, mode: 'mask-inputs' }] as const,
    [`${policy.id} with marks that unmask`, { ...policy, marks: 'all' }] as const,
    [
      `${policy.id} unmasking inputs`,
      { ...policy, rules: [...policy.rules, own({ what: 'inputs' })] },
      'own',
    ] as const,
    [
      `${policy.id} unmasking all`,
      { ...policy, rules: [...policy.rules, own({ what: 'all', on: '/a' })] },
      'own',
    ] as const,
  ]),
  ...[CNIL, PCI].flatMap((policy) =>
    policy.rules.map(
      ({ id }) =>
        [
          `${policy.id} without ${id}`,
          { ...policy, rules: policy.rules.filter((rule) => rule.id !== id) },
        ] as const,
    ),
  ),
  ...[CNIL, PCI].flatMap((policy) =>
    policy.rules.flatMap((rule) => [
      [
        `${policy.id}, ${rule.id} masked only`,
        { ...policy, rules: policy.rules.map((one) => (one === rule ? { ...one, do: 'mask' } : one)) },
      ] as const,
      [
        `${policy.id}, ${rule.id} on some pages`,
        { ...policy, rules: policy.rules.map((one) => (one === rule ? { ...one, on: '/pay/*' } : one)) },
      ] as const,
    ]),
  ),
  ['cnil unmasking media', { ...CNIL, rules: [...CNIL.rules, own({ what: 'media' })] }, 'own'],
  ['health unmasking attributes', { ...HEALTH, rules: [own({ what: 'attributes', on: '/help' })] }, 'own'],
  ['health unmasking everywhere', { ...HEALTH, rules: [own({})] }, 'own'],
  ['health unmasking on /*', { ...HEALTH, rules: [own({ on: '/*' })] }, 'own'],
  ['health unmasking on /:any', { ...HEALTH, rules: [own({ on: '/:any/:other' })] }, 'own'],
  ['health with drawn texts', { ...HEALTH, textShape: 'drawn' }],
  ['health with drawings', { ...HEALTH, drawings: 'icons' }],
  ['health with stylesheets', { ...HEALTH, vocabulary: { stylesheets: true } }],
  ['health with no word on stylesheets', { ...HEALTH, vocabulary: {} }],
  ['health with parameters', { ...HEALTH, vocabulary: { stylesheets: false, parameters: ['ward'] } }],
];

const withinProfiles: readonly (readonly [name: string, policy: Change])[] = [
  ...Object.values(PROFILES).map((policy) => [policy.id, policy] as const),
  ['cnil with text', { ...CNIL, rules: [...CNIL.rules, own({})] }],
  ['pci with pictures', { ...PCI, rules: [...PCI.rules, own({ what: 'media' })] }],
  ['pci with ids of its own', { ...PCI, rules: PCI.rules.map((rule, at) => ({ ...rule, id: `own-${at}` })) }],
  [
    'pci, stricter and wider',
    { ...PCI, rules: PCI.rules.map((rule) => ({ ...rule, do: 'drop', select: `${rule.select}, .pay` })) },
  ],
  ['health with text on a page', { ...HEALTH, rules: [own({ on: '/help/*' })] }],
  ['health with text on the first page', { ...HEALTH, rules: [own({ on: '/' })] }],
];

const malformed: readonly (readonly [name: string, policy: unknown, rule?: string])[] = [
  ['null', null],
  ['a list', []],
  ['a string', 'mask-all'],
  ['v 2', { ...GOOD, v: 2 }],
  ['an id with a space', { ...GOOD, id: 'a b' }],
  ['no version', { ...GOOD, version: '' }],
  ['rules that are no list', { ...GOOD, rules: {} }],
  ['no rules', { v: 1, id: 'a', version: '1', mode: 'mask-all' }],
  ['an unknown key', { ...GOOD, unmaskAll: true }],
  ['a key without a value', { ...GOOD, profile: undefined }],
  ['half a sign', { ...GOOD, vocabulary: { names: ['a\ud800'] } }],
  ['half a sign in a key', { ...GOOD, 'a\udc00': 1 }],
  ['a date', { ...GOOD, version: new Date(0) }],
  ['a number that JSON lacks', withFields({ n: { type: 'number', min: 0, max: Number.POSITIVE_INFINITY } })],
  ['an unknown profile', { ...GOOD, profile: 'gdpr' }],
  ['an unknown mark setting', { ...GOOD, marks: 'none' }],
  ['an unknown text shape', { ...GOOD, textShape: 'exact' }],
  ['an unknown drawing setting', { ...GOOD, drawings: 'all' }],
  ['an unknown mode and an unknown key', { ...GOOD, mode: 'show-all', more: 1 }],
  ['501 rules', { ...GOOD, rules: many(501, (at) => ruleWith({ id: `r${at}` })) }],
  ['a rule that is none', { ...GOOD, rules: [null] }],
  ['an unknown key in a rule', withRule({ unless: '.b' }), 'help'],
  ['an unknown verb', withRule({ do: 'show' }), 'help'],
  ['an unknown channel', withRule({ what: 'canvas' }), 'help'],
  ['no reason', withRule({ reason: '' }), 'help'],
  ['a reason of spaces', withRule({ reason: '  ' }), 'help'],
  ['a reason of 201 characters', withRule({ reason: 'x'.repeat(201) }), 'help'],
  ['a reason of two lines', withRule({ reason: 'a\nb' }), 'help'],
  ['a selector of 1001 characters', withRule({ select: `.${'a'.repeat(1000)}` }), 'help'],
  ['a selector that is a list', withRule({ select: ['.a'] }), 'help'],
  ['a page that is a list', withRule({ on: ['/a'] }), 'help'],
  ['a page without a value', withRule({ on: undefined })],
  ['a rule id with a space', withRule({ id: 'a b' })],
  ['a rule id twice', { ...GOOD, rules: [ruleWith(), ruleWith({ select: '.other' })] }, 'help'],
  ['an unknown word list', { ...GOOD, vocabulary: { ids: ['a'] } }],
  ['a name with a space', { ...GOOD, vocabulary: { names: ['a b'] } }],
  ['an empty name', { ...GOOD, vocabulary: { names: [''] } }],
  ['4097 names', { ...GOOD, vocabulary: { names: many(4097, (at) => `n${at}`) } }],
  ['stylesheets "no"', { ...GOOD, vocabulary: { stylesheets: 'no' } }],
  ['501 routes', { ...GOOD, vocabulary: { routes: many(501, (at) => `/r${at}`) } }],
  ['101 parameters', { ...GOOD, vocabulary: { parameters: many(101, (at) => `p${at}`) } }],
  ['an empty parameter', { ...GOOD, vocabulary: { parameters: [''] } }],
  [
    'names above 131072 bytes',
    { ...GOOD, vocabulary: { names: many(1000, (at) => `${at}`.padEnd(200, 'n')) } },
  ],
  ['a custom event of our own', { ...GOOD, events: [event({ tag: 'scrim.route' })] }],
  ['a custom event twice', { ...GOOD, events: [event(), event()] }],
  ['a custom event without a reason', { ...GOOD, events: [event({ reason: '' })] }],
  ['a custom event with an unknown key', { ...GOOD, events: [event({ free: true })] }],
  ['101 custom events', { ...GOOD, events: many(101, (at) => event({ tag: `t${at}` })) }],
  ['a free text', withFields({ note: { type: 'string' } })],
  ['a type of every object', withFields({ note: { type: 'constructor' } })],
  ['a field that is none', withFields({ note: null })],
  ['a field with an unknown key', withFields({ on: { type: 'boolean', or: 'text' } })],
  ['a range that ends before it begins', withFields({ n: { type: 'number', min: 2, max: 1 } })],
  ['no choice', withFields({ c: { type: 'choice', of: [] } })],
  ['a choice twice', withFields({ c: { type: 'choice', of: ['a', 'a'] } })],
  ['101 choices', withFields({ c: { type: 'choice', of: many(101, (at) => `c${at}`) } })],
  ['a field with a prototype for a name', withFields(JSON.parse('{"__proto__":{"type":"boolean"}}'))],
  ['51 fields', withFields(Object.fromEntries(many(51, (at) => [`f${at}`, { type: 'boolean' }])))],
];

const well: readonly (readonly [name: string, policy: unknown])[] = [
  ['the least', GOOD],
  ['the default', DEFAULT_POLICY],
  ['mask-inputs', { ...GOOD, mode: 'mask-inputs' }],
  [
    'all settings',
    { ...GOOD, marks: 'tighten', textShape: 'length', drawings: 'none', vocabulary: { stylesheets: false } },
  ],
  [
    'words',
    {
      ...GOOD,
      vocabulary: {
        names: ['u-row', 'größe', '__proto__'],
        routes: ['/', '/help/*', '/orders/:id'],
        parameters: ['page', 'a b'],
      },
    },
  ],
  [
    'an event',
    withFields({
      on: { type: 'boolean' },
      n: { type: 'number', min: -1, max: 1.5 },
      c: { type: 'choice', of: ['a b', 'ü'] },
    }),
  ],
  ['500 rules', { ...GOOD, rules: many(500, (at) => ruleWith({ id: `r${at}`, select: `.r${at}` })) }],
  ['a rule with everything', withRule({ what: 'media', on: '/help/*' })],
];

const modes: readonly (readonly [name: string, policy: unknown])[] = [
  ['no mode', { v: 1, id: 'a', version: '1', rules: [] }],
  ['show-all', { ...GOOD, mode: 'show-all' }],
  ['a mode of another type', { ...GOOD, mode: ['mask-all'] }],
  ['a mode of every object', { ...GOOD, mode: 'constructor' }],
];

const patterns: readonly Verdict[] = [
  ...['', 'help', 'https://shop.test/help', '/a b', '/*/a', '/a?b=c', '/a#b', '/a//b', '/:', '/**'].map(
    (on) => ({
      name: `page ${JSON.stringify(on)}`,
      policy: withRule({ on }),
      code: 'policy_bad_pattern',
      rule: 'help',
    }),
  ),
  { name: 'route', policy: { ...GOOD, vocabulary: { routes: ['/a', 'b'] } }, code: 'policy_bad_pattern' },
];

const verdict =
  (code: string | null) =>
  ([name, policy, rule]: readonly [string, unknown, string?]): Verdict => ({
    name,
    policy,
    code,
    ...(rule === undefined ? {} : { rule }),
  });

export const CORPUS: readonly Verdict[] = [
  ...well.map(verdict(null)),
  ...withinProfiles.map(verdict(null)),
  ...noContradictions.map(([name, rules]) => ({ name, policy: withRules(...rules), code: null })),
  ...GOOD_SELECTORS.map((select) => ({
    name: `select ${select}`,
    policy: withRule({ select, do: 'mask' }),
    code: null,
  })),
  ...malformed.map(verdict('policy_malformed')),
  ...modes.map(verdict('policy_unknown_mode')),
  ...BAD_SELECTORS.map((select) => ({
    name: `select ${select}`,
    policy: withRule({ select }),
    code: 'policy_bad_selector',
    rule: 'help',
  })),
  ...patterns,
  ...contradictions,
  ...violations.map(verdict('policy_profile_violated')),
];
