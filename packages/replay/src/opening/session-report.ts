// Accounts of page loads → the report, and the marks of what is missing. Says what is known and never more: without
// the opener's own report (the opening broke off) a chunk that was never sealed cannot be told from a missing one.
import type { OpeningReport, PrevReport } from '@scrim/crypto/open';
import type { PageReport, SessionGap } from '../session.ts';
import type { MarkMaker } from '../timeline/marks.ts';
import type { PageAccount } from './page-account.ts';

/** A page load that has been read. */
export interface ReadPage {
  readonly account: PageAccount;
  readonly hasPicture: boolean;
}

/** @param report the opener's; null when the opening broke off. */
export function reportPages(pages: readonly ReadPage[], report: OpeningReport | null): PageReport[] {
  return pages.map(({ account, hasPicture }) => {
    const found = report?.epochs.find(({ eid }) => eid === account.core.eid);
    return account.report(found?.prev ?? null, hasPicture);
  });
}

/** All missing pieces, in order of time. */
export function reportGaps(pages: readonly ReadPage[], report: OpeningReport | null): SessionGap[] {
  return pages.flatMap(({ account }) => {
    const found = report?.epochs.find(({ eid }) => eid === account.core.eid);
    const inside = (found?.gaps ?? account.absent()).map((chunks) => account.gap([chunks]));
    const tail = cutTail(account, pages);
    return tail === null ? inside : [...inside, account.gap([tail])];
  });
}

function cutTail(account: PageAccount, pages: readonly ReadPage[]): readonly [number, number] | null {
  const { eid } = account.core;
  const after = pages.find((page) => page.account.core.prev?.eid === eid)?.account.core.prev;
  return after === null || after === undefined ? null : account.cutTail(after.next);
}

const PREV_LABELS: Readonly<Record<PrevReport, string | null>> = {
  none: null,
  ok: null,
  missing: 'The page load before this one is missing',
  short: 'The page load before this one is not whole',
  differs: 'The page load before this one is not what was recorded',
};

/** Marks what is missing, and what has no end. */
export function markGaps(marks: MarkMaker, pages: readonly PageReport[], gaps: readonly SessionGap[]): void {
  for (const { pageIndex, fromMs } of gaps)
    marks.gap(pageIndex, fromMs, 'A piece of the recording is missing');
  for (const { index, startMs, endMs, prev, hasPicture, closed } of pages) {
    const label = prev === null ? null : PREV_LABELS[prev];
    if (label !== null) marks.gap(index, startMs, label);
    if (!hasPicture) marks.gap(index, startMs, 'The picture of this page is missing');
    if (!closed) marks.gap(index, endMs, 'No end was recorded');
  }
}
