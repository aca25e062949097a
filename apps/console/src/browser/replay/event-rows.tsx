// The rows of the event list: equal heights, drawn only where they are seen.
import type { Mark } from '@scrim/replay';
import { memo, type ReactElement, useEffect, useRef } from 'react';
import { ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components';
import { clockWords } from '../sessions/session-times.ts';
import { kindIcon } from './event-kinds.tsx';
import { isScrollKey, scrollTopFor } from './follow-rule.ts';
import { currentIndex } from './nearest-mark.ts';
import type { SessionPlayback } from './session-playback.ts';
import { usePlayback } from './use-playback.ts';

/** As the style sheet has it, CSS pixels. */
const ROW_HEIGHT = 32;
const LAYOUT = { rowHeight: ROW_HEIGHT } as const;

export interface EventRowsProps {
  readonly playback: SessionPlayback;
  /** In order of replay time. */
  readonly marks: readonly Mark[];
  readonly follows: boolean;
  /** What stands there while there are no rows. */
  readonly emptyWords: string;
  readonly onChoose: (mark: Mark) => void;
  /** The person moved the list. */
  readonly onScrolled: () => void;
}

/** The rows; the present event is the selected one. */
export function EventRows({
  emptyWords,
  playback,
  marks,
  follows,
  onChoose,
  onScrolled,
}: EventRowsProps): ReactElement {
  const list = useRef<HTMLDivElement>(null);
  const at = usePlayback(playback, (view) => currentIndex(marks, view.playback.atMs));
  useFollowing(list, at, follows);
  const present = marks[at];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that the list in it is being scrolled
    <div
      className="events-rows"
      onWheel={onScrolled}
      onTouchMove={onScrolled}
      onKeyDown={({ key }) => {
        if (isScrollKey(key)) onScrolled();
      }}
      onPointerDown={({ target }) => {
        // The list itself under the pointer is its scroll bar.
        if (target === list.current) onScrolled();
      }}
    >
      <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
        <ListBox
          ref={list}
          aria-label="Events"
          className="events-list"
          items={marks}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={present === undefined ? [] : [present.id]}
          renderEmptyState={() => <p className="events-none">{emptyWords}</p>}
        >
          {(mark) => <EventRow mark={mark} onChoose={onChoose} />}
        </ListBox>
      </Virtualizer>
    </div>
  );
}

/** Scrolls so that the present event is seen. */
function useFollowing(list: React.RefObject<HTMLDivElement | null>, at: number, follows: boolean): void {
  useEffect(() => {
    const element = list.current;
    if (element === null || !follows) return;
    const { scrollTop, clientHeight: height } = element;
    const to = scrollTopFor(at, { rowHeight: ROW_HEIGHT, scrollTop, height });
    if (to !== null) element.scrollTop = to;
  }, [list, at, follows]);
}

const EventRow = memo(function EventRow({
  mark,
  onChoose,
}: {
  readonly mark: Mark;
  readonly onChoose: (mark: Mark) => void;
}): ReactElement {
  const Icon = kindIcon(mark.kind);
  const time = clockWords(mark.atMs);
  return (
    <ListBoxItem
      id={mark.id}
      textValue={`${mark.label}, ${time}`}
      className="event"
      data-kind={mark.kind}
      onPress={() => onChoose(mark)}
    >
      <Icon size={15} className="event-icon" aria-hidden="true" />
      <span className="event-label" title={mark.label}>
        {mark.label}
      </span>
      <span className="event-time figures">{time}</span>
    </ListBoxItem>
  );
});
