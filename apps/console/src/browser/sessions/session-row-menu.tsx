// What can be done with one session of the list.
import type { SessionSummary } from '@scrim/protocol';
import { Copy, Ellipsis, Play, Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { IconButton } from '../kit/button.tsx';
import { Menu, MenuItem, MenuLine } from '../kit/menu.tsx';
import { tell } from '../kit/toast.tsx';

export interface SessionRowMenuProps {
  readonly session: SessionSummary;
  /** Asks whether to delete; null where the person may not. */
  readonly onErase: ((session: SessionSummary) => void) | null;
}

/** The menu at the end of a row. */
export function SessionRowMenu({ session, onErase }: SessionRowMenuProps): ReactElement {
  return (
    <Menu
      label="Session"
      trigger={<IconButton size="small" label="More for this session" icon={<Ellipsis size={16} />} />}
    >
      <MenuItem icon={<Play size={15} />} href={`/sessions/${session.sid}`}>
        Open with a purpose…
      </MenuItem>
      <MenuItem icon={<Copy size={15} />} onAction={() => copyId(session.sid)}>
        Copy session id
      </MenuItem>
      {onErase === null ? null : (
        <>
          <MenuLine />
          <MenuItem icon={<Trash2 size={15} />} tone="danger" onAction={() => onErase(session)}>
            Delete…
          </MenuItem>
        </>
      )}
    </Menu>
  );
}

function copyId(sid: string): void {
  navigator.clipboard.writeText(sid).then(
    () => tell('good', 'Session id copied'),
    () => tell('bad', 'The browser did not let us copy. Open the session: its id is written there.'),
  );
}
