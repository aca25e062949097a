// The shape of a policy, checked by hand: zod is too heavy for a page. What is not exactly this shape is refused,
// unknown keys at every level included. `policyArtifactSchema` of @scrim/protocol is the same in zod; a test holds the
// two together.
import { isId, POLICY_LIMITS, type PolicyArtifact } from '@scrim/protocol';
import { PolicyError } from './policy-error.ts';

interface Place {
  readonly path: string;
  readonly rule?: string | undefined;
}
type Check = (value: unknown, place: Place) => void;
type Fields = Readonly<Record<string, Check>>;

const ID = '1–64 of A-Z a-z 0-9 . _ : -';
const FIELD_NAME = /^[A-Za-z][\w.-]{0,63}$/;

/**
 * Checks the shape only, the mode last.
 *
 * @throws PolicyError `policy_malformed`, `policy_unknown_mode`
 */
export function checkShape(value: unknown): asserts value is PolicyArtifact {
  isPolicy(value, { path: 'policy' });
  const { mode } = value as { readonly mode: unknown };
  if (mode !== 'mask-all' && mode !== 'mask-inputs') {
    throw new PolicyError('policy_unknown_mode', "policy.mode: expected 'mask-all' or 'mask-inputs'", {
      hint: 'A mode that is not known could mean anything, so nothing is recorded under it.',
    });
  }
}

const anything: Check = () => undefined;
const id = test(isId, ID);
const boolean = test((value) => typeof value === 'boolean', 'true or false');
const number = test((value) => typeof value === 'number', 'a number');
const reason = text(POLICY_LIMITS.reason);
// What selectors and patterns are is checked later, under codes of their own.
const selector = string(POLICY_LIMITS.selector);
const pattern = string(POLICY_LIMITS.pattern);

const field: Check = (value, place) => {
  const type = isObject(value) ? value.type : undefined;
  const check = typeof type === 'string' && Object.hasOwn(FIELD_TYPES, type) ? FIELD_TYPES[type] : undefined;
  if (check === undefined) throw malformed(below(place, 'type'), 'boolean, number or choice');
  check(value, place);
};

const FIELD_TYPES: Fields = {
  boolean: object({ type: anything }),
  number: (value, place) => {
    object({ type: anything, min: number, max: number })(value, place);
    const { min, max } = value as { readonly min: number; readonly max: number };
    if (min > max) throw malformed(below(place, 'max'), 'no less than min');
  },
  choice: object({
    type: anything,
    of: list(text(POLICY_LIMITS.choice), POLICY_LIMITS.choices, { from: 1, by: (word) => word }),
  }),
};

const fields: Check = (value, place) => {
  if (!isObject(value)) throw malformed(place, 'an object');
  const names = Object.keys(value);
  if (names.length > POLICY_LIMITS.fields) throw malformed(place, `at most ${POLICY_LIMITS.fields} fields`);
  for (const name of names) {
    if (!FIELD_NAME.test(name)) throw malformed(place, 'names of a letter and up to 63 of A-Z a-z 0-9 . _ -');
    field(value[name], below(place, name));
  }
};

const rule: Check = (value, place) => {
  const named = isObject(value) && isId(value.id) ? value.id : undefined;
  object(
    {
      id,
      select: selector,
      do: oneOf('unmask', 'mask', 'block', 'drop'),
      reason,
    },
    { what: oneOf('text', 'inputs', 'attributes', 'media', 'all'), on: pattern },
  )(value, { ...place, rule: named });
};

const isPolicy: Check = object(
  {
    v: oneOf(1),
    id,
    version: id,
    mode: anything,
    rules: list(rule, POLICY_LIMITS.rules, { by: keyOf('id') }),
  },
  {
    profile: oneOf('cnil-draft', 'pci', 'health'),
    vocabulary: object(
      {},
      {
        names: list(
          test(isName, `1–${POLICY_LIMITS.name} characters, none of them white space`),
          POLICY_LIMITS.names,
        ),
        stylesheets: boolean,
        routes: list(pattern, POLICY_LIMITS.routes),
        parameters: list(text(POLICY_LIMITS.name), POLICY_LIMITS.parameters),
      },
    ),
    events: list(
      object({ tag: test(isTag, `${ID}, not beginning with scrim.`), fields, reason }),
      POLICY_LIMITS.events,
      { by: keyOf('tag') },
    ),
    marks: oneOf('all', 'tighten'),
    textShape: oneOf('drawn', 'length'),
    drawings: oneOf('icons', 'none'),
  },
);

function isName(value: unknown): boolean {
  return typeof value === 'string' && value.length <= POLICY_LIMITS.name && /^\S+$/.test(value);
}

function isTag(value: unknown): boolean {
  return isId(value) && !value.startsWith('scrim.');
}

function test(isFit: (value: unknown) => boolean, expected: string): Check {
  return (value, place) => {
    if (!isFit(value)) throw malformed(place, expected);
  };
}

function oneOf(...values: readonly unknown[]): Check {
  return test((value) => values.includes(value), `one of ${values.join(', ')}`);
}

function string(most: number): Check {
  return test((value) => typeof value === 'string' && value.length <= most, `at most ${most} characters`);
}

/** Some text that people can read: not only white space, no control characters. */
function text(most: number): Check {
  const isFit = (value: unknown): boolean =>
    typeof value === 'string' && value.length <= most && /\S/.test(value) && !/\p{Cc}/u.test(value);
  return test(isFit, `1–${most} characters, none of them a control character`);
}

interface ListOptions {
  readonly from?: number;
  /** What no two items may share. */
  readonly by?: (item: unknown) => unknown;
}

function list(check: Check, to: number, { from = 0, by }: ListOptions = {}): Check {
  return (value, place) => {
    if (!Array.isArray(value)) throw malformed(place, 'an array');
    if (value.length < from || value.length > to) throw malformed(place, `${from} to ${to} items`);
    const seen = new Set<unknown>();
    for (const [at, item] of value.entries()) {
      const here = { ...place, path: `${place.path}[${at}]` };
      check(item, here);
      if (by === undefined) continue;
      if (seen.has(by(item))) throw malformed({ ...here, rule: ruleIn(item) }, 'no other of the same name');
      seen.add(by(item));
    }
  };
}

function object(required: Fields, optional: Fields = {}): Check {
  const known: Fields = { ...required, ...optional };
  return (value, place) => {
    if (!isObject(value)) throw malformed(place, 'an object');
    if (Object.keys(value).some((key) => !Object.hasOwn(known, key))) {
      throw malformed(place, `no other keys than ${Object.keys(known).join(', ')}`);
    }
    for (const [key, check] of Object.entries(known)) {
      if (Object.hasOwn(value, key) || Object.hasOwn(required, key)) check(value[key], below(place, key));
    }
  };
}

function keyOf(key: 'id' | 'tag'): (item: unknown) => unknown {
  return (item) => (item as Readonly<Record<string, unknown>>)[key];
}

function ruleIn(item: unknown): string | undefined {
  return isObject(item) && isId(item.id) ? item.id : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function below(place: Place, key: string): Place {
  return { ...place, path: `${place.path}.${key}` };
}

function malformed({ path, rule: named }: Place, expected: string): PolicyError {
  const where = named === undefined ? path : `${path} (rule ${named})`;
  return new PolicyError('policy_malformed', `${where}: expected ${expected}`, { rule: named });
}
