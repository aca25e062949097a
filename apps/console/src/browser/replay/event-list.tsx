// The events beside the stage. The list moves with the playback until the person scrolls it, and again when they say
// so; choosing an event goes there. Only what is seen is in the document: sessions have thousands of events.
import type { Mark } from '@scrim/replay';
import { ArrowDownToLine, ListFilter } from 'lucide-react';
import { type ReactElement, useMemo, useState } from 'react';
import { Button } from '../kit/button.tsx';
import { Menu, MenuGroup, MenuItem } from '../kit/menu.tsx';
import { countWords } from '../words/time-words.ts';
import { GROUP_WORDS, isShownKind, type KindGroup } from './event-kinds.tsx';
import { EventRows } from './event-rows.tsx';
import { followsAfter } from './follow-rule.ts';
import type { SessionPlayback } from './session-playback.ts';
import { usePlayback } from './use-playback.ts';

const GROUPS = Object.keys(GROUP_WORDS) as KindGroup[];

/** The list with its filter. */
export function EventList({ playback }: { readonly playback: SessionPlayback }): ReactElement {
  const marks = usePlayback(playback, (view) => view.recording.marks);
  const isOver = usePlayback(
    playback,
    ({ recording: { report, failure } }) => report !== null || failure !== null,
  );
  const [groups, setGroups] = useState<ReadonlySet<KindGroup>>(new Set(GROUPS));
  const [follows, setFollows] = useState(true);
  const shown = useMemo(() => marks.filter(({ kind }) => isShownKind(kind, groups)), [marks, groups]);
  const choose = ({ atMs }: Mark) => {
    setFollows(followsAfter('chose'));
    playback.seek(atMs);
  };
  return (
    <div className="events">
      <div className="events-head">
        <span className="muted figures">
          {shown.length === marks.length
            ? countWords(marks.length, 'event')
            : `${shown.length} of ${countWords(marks.length, 'event')}`}
        </span>
        <KindFilter groups={groups} onChange={setGroups} />
      </div>
      <EventRows
        playback={playback}
        marks={shown}
        follows={follows}
        emptyWords={
          marks.length > 0
            ? 'No events of these kinds.'
            : isOver
              ? 'No events.'
              : 'Events appear here as they arrive.'
        }
        onChoose={choose}
        onScrolled={() => setFollows(followsAfter('scrolled'))}
      />
      {follows ? null : (
        <div className="events-follow">
          <Button
            size="small"
            variant="primary"
            icon={<ArrowDownToLine size={14} />}
            onPress={() => setFollows(followsAfter('asked'))}
          >
            Follow playback
          </Button>
        </div>
      )}
    </div>
  );
}

function KindFilter({
  groups,
  onChange,
}: {
  readonly groups: ReadonlySet<KindGroup>;
  readonly onChange: (groups: ReadonlySet<KindGroup>) => void;
}): ReactElement {
  const all = groups.size === GROUPS.length;
  return (
    <Menu
      label="Kinds of events"
      trigger={
        <Button size="small" variant="quiet" icon={<ListFilter size={14} />}>
          {all ? 'All kinds' : `${groups.size} of ${GROUPS.length} kinds`}
        </Button>
      }
    >
      <MenuGroup
        heading="Show"
        selectionMode="multiple"
        selectedKeys={groups}
        onSelectionChange={(keys) =>
          onChange(new Set(GROUPS.filter((group) => keys === 'all' || keys.has(group))))
        }
      >
        {GROUPS.map((group) => (
          <MenuItem key={group} id={group} shouldCloseOnSelect={false}>
            {GROUP_WORDS[group]}
          </MenuItem>
        ))}
      </MenuGroup>
    </Menu>
  );
}
