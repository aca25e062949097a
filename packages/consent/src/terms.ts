// What a visitor agrees to: the notice, the purposes and who is responsible. Checked with the limits of the record's
// schema, so that a mistake is found when the page is built and not at the first visitor's yes.
import type { ConsentNotice, ConsentPurpose, SiteId } from '@scrim/protocol';
import {
  hashShape,
  idShape,
  listShape,
  literalShape,
  objectShape,
  refuse,
  type Shape,
  textShape,
} from './shape.ts';

export interface ConsentTerms {
  readonly site: SiteId;
  readonly jurisdiction: string;
  /** BCP 47 tag of the page's language. */
  readonly language: string;
  readonly notice: ConsentNotice;
  readonly purposes: readonly ConsentPurpose[];
  readonly controllers: readonly string[];
  readonly withdrawalMethod: string;
  readonly rightsUrl: string;
}

const words = listShape(textShape(200), 0, 50);

const purposeShape = objectShape<ConsentPurpose>({
  id: idShape,
  text: textShape(2000),
  lawfulBasis: literalShape('consent'),
  piiTypes: words,
  retention: textShape(200),
  recipients: words,
});

const purposesShape: Shape<readonly ConsentPurpose[]> = (value, field) => {
  const purposes = listShape(purposeShape, 1, 20)(value, field);
  const ids = new Set(purposes.map((purpose) => purpose.id));
  return ids.size === purposes.length ? purposes : refuse(field, 'purposes with different ids', value);
};

/** The shape of each term, in the record's order. */
export const TERM_SHAPES: { readonly [K in keyof ConsentTerms]: Shape<ConsentTerms[K]> } = {
  site: idShape as Shape<string> as Shape<SiteId>,
  jurisdiction: textShape(64),
  language: textShape(64),
  notice: objectShape<ConsentNotice>({
    id: idShape,
    version: idShape,
    locale: textShape(64),
    textHash: hashShape,
    url: textShape(2000),
  }),
  purposes: purposesShape,
  controllers: listShape(textShape(2000), 1, 20),
  withdrawalMethod: textShape(2000),
  rightsUrl: textShape(2000),
};

const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const acrossLanguages = ({ notice, purposes, controllers }: ConsentTerms): unknown => [
  notice.id,
  notice.version,
  purposes.map(({ id, recipients }) => [id, recipients]),
  controllers,
];

/**
 * Does a yes to `given` still answer `now`? In one language every word of notice and purposes counts. Between two
 * languages the words differ by nature: there the notice's id and version, the purposes' ids and recipients and the
 * controllers count.
 */
export function areSameTerms(given: ConsentTerms, now: ConsentTerms): boolean {
  if (!sameJson(acrossLanguages(given), acrossLanguages(now))) return false;
  if (given.notice.locale !== now.notice.locale) return true;
  return given.notice.textHash === now.notice.textHash && sameJson(given.purposes, now.purposes);
}
