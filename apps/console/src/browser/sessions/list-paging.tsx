// Where in the list one is, and the way on and back.
import { ChevronLeft, ChevronRight, ChevronsLeft } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button, IconButton } from '../kit/button.tsx';
import { countWords } from '../words/time-words.ts';
import { type ListPlace, pageAfter, pageBefore } from './cursor-trail.ts';

export interface ListPagingProps {
  readonly place: ListPlace;
  /** Rows on a full page. */
  readonly perPage: number;
  readonly shown: number;
  readonly count: number;
  /** The next page's cursor; null at the end. */
  readonly next: string | null;
  readonly onGo: (place: ListPlace) => void;
}

/** "51–100 of 128 sessions", and the buttons. */
export function ListPaging({
  place,
  perPage,
  shown,
  count,
  next,
  onGo,
}: ListPagingProps): ReactElement | null {
  const before = pageBefore(place);
  const first = (place.page - 1) * perPage + 1;
  if (place.page === 1 && next === null) return null;
  return (
    <nav className="session-paging" aria-label="Pages of the list">
      <span className="muted figures">
        {first}–{first + shown - 1} of {countWords(count, 'session')}
      </span>
      <span className="row">
        {place.page > 1 && before === null ? (
          <IconButton
            variant="plain"
            label="First page"
            icon={<ChevronsLeft size={15} />}
            onPress={() => onGo({ cursor: null, page: 1, trail: [] })}
          />
        ) : null}
        <Button
          icon={<ChevronLeft size={15} />}
          isDisabled={before === null}
          onPress={() => before !== null && onGo(before)}
        >
          Previous
        </Button>
        <Button isDisabled={next === null} onPress={() => next !== null && onGo(pageAfter(place, next))}>
          Next
          <ChevronRight size={15} aria-hidden="true" />
        </Button>
      </span>
    </nav>
  );
}
