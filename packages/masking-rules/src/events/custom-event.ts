// Custom events: our own tag, and those of the page that the policy lists, each payload built anew from what may stand
// in it. Whatever else a page sends holds whatever it put there and never passes; a page's mistakes are no faults.
import type { CustomEventRule, CustomField } from '@scrim/protocol';
import type { MaskContext } from '../mask-context.ts';
import { maskUrl } from '../url-mask.ts';
import { type Fields, Refusal, readFields, readString } from './refusal.ts';

/** Tag of the custom event that tells of a route change without a page load. */
export const ROUTE_EVENT = 'scrim.route';

/** Masks the data of a custom event. @throws Refusal `custom_event` for one that the policy does not list as it is */
export function maskCustomEvent(context: MaskContext, data: Fields): Fields {
  if (data.tag === ROUTE_EVENT)
    return { tag: ROUTE_EVENT, payload: maskRoute(context, readFields(data.payload)) };
  const rule = context.policy.events?.find(({ tag }) => tag === data.tag);
  if (rule === undefined) return refuse();
  return { tag: rule.tag, payload: payloadBy(rule, data.payload) };
}

function maskRoute(context: MaskContext, payload: Fields): Fields {
  const href = readString(payload.href);
  context.setAddress(href);
  return { href: maskHref(context, href) };
}

/** The page's address, masked; `about:blank` for one that is not http(s). */
export function maskHref(context: MaskContext, href: string): string {
  return maskUrl(context, href, context.ownOrigin()) ?? 'about:blank';
}

/** Arguments for rrweb's `addCustomEvent` that tell of a route change; the address is masked like any other. */
export function routeEvent(href: string): {
  readonly tag: typeof ROUTE_EVENT;
  readonly payload: { readonly href: string };
} {
  return { tag: ROUTE_EVENT, payload: { href } };
}

/** Nothing, or an object of listed fields only; a listed field may be absent. */
function payloadBy({ fields }: CustomEventRule, payload: unknown): Fields {
  if (payload === undefined || payload === null) return {};
  const built: Record<string, boolean | number | string> = {};
  for (const [name, value] of entriesOf(payload)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined) return refuse();
    built[name] = readValue(field, value);
  }
  return built;
}

/** Each value is read once: a getter of the page could answer otherwise the second time. */
function entriesOf(payload: unknown): [string, unknown][] {
  if (typeof payload !== 'object' || Array.isArray(payload)) return refuse();
  try {
    return Object.entries(payload as object);
  } catch {
    return refuse();
  }
}

function readValue(field: CustomField, value: unknown): boolean | number | string {
  switch (field.type) {
    case 'boolean':
      return typeof value === 'boolean' ? value : refuse();
    case 'number':
      return typeof value === 'number' && value >= field.min && value <= field.max ? value : refuse();
    case 'choice':
      return typeof value === 'string' && field.of.includes(value) ? value : refuse();
    default:
      return unknownType(field);
  }
}

function unknownType(_: never): never {
  return refuse();
}

function refuse(): never {
  throw new Refusal('custom_event');
}
