// Custom events: only our own tags, each with a check that builds its payload anew. A page's own custom events hold
// whatever the page put there and never pass.
import type { MaskContext } from '../mask-context.ts';
import { maskUrl } from '../url-mask.ts';
import { type Fields, Refusal, readFields, readString } from './refusal.ts';

/** Tag of the custom event that tells of a route change without a page load. */
export const ROUTE_EVENT = 'scrim.route';

type Schema = (context: MaskContext, payload: Fields) => Fields;
const SCHEMAS: ReadonlyMap<string, Schema> = new Map([
  [ROUTE_EVENT, (context, payload) => ({ href: maskHref(context, readString(payload.href)) })],
]);

/** Masks the data of a custom event. @throws Refusal `custom_event` for a tag that is not ours */
export function maskCustomEvent(context: MaskContext, data: Fields): Fields {
  const tag = readString(data.tag);
  const schema = SCHEMAS.get(tag);
  if (schema === undefined) throw new Refusal('custom_event');
  return { tag, payload: schema(context, readFields(data.payload)) };
}

/** The page's address, masked; `about:blank` for one that is not http(s). */
export function maskHref(context: MaskContext, href: string): string {
  return maskUrl(context.tokenise, href, context.ownOrigin()) ?? 'about:blank';
}

/** Arguments for rrweb's `addCustomEvent` that tell of a route change; the address is masked like any other. */
export function routeEvent(href: string): {
  readonly tag: typeof ROUTE_EVENT;
  readonly payload: { readonly href: string };
} {
  return { tag: ROUTE_EVENT, payload: { href } };
}
