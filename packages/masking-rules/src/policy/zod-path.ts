// Where in a policy a fault is, in words.
import { isId } from '@scrim/protocol';

interface Fault {
  readonly where: string;
  /** The id of the rule that it is in. */
  readonly rule: string | undefined;
}

/** The path of a zod issue as `policy.rules[2].do (rule help)`. */
export function pathOf(policy: unknown, path: readonly PropertyKey[]): Fault {
  const where = path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}.${String(key)}`),
    'policy',
  );
  const [first, at] = path;
  const rule = first === 'rules' && typeof at === 'number' ? ruleAt(policy, at) : undefined;
  return { where: rule === undefined ? where : `${where} (rule ${rule})`, rule };
}

function ruleAt(policy: unknown, at: number): string | undefined {
  const { rules } = policy as { readonly rules: readonly unknown[] };
  const id: unknown = (rules[at] as { readonly id?: unknown } | null)?.id;
  return isId(id) ? id : undefined;
}
