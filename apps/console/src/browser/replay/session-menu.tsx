// What can be done with the session besides watching it.
import type { SessionSummary } from '@scrim/protocol';
import { useNavigate } from '@tanstack/react-router';
import { Ellipsis, Trash2 } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { IconButton } from '../kit/button.tsx';
import { Menu, MenuItem } from '../kit/menu.tsx';
import { useCan } from '../people/signed-in.ts';
import { EraseDialog } from '../sessions/erase-dialog.tsx';

/** The menu in the head of a session's page; nothing where there is nothing to do. */
export function SessionMenu({ session }: { readonly session: SessionSummary }): ReactElement | null {
  const mayErase = useCan('sessions.erase');
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  if (!mayErase) return null;
  return (
    <>
      <Menu
        label="Session"
        trigger={<IconButton variant="plain" label="More for this session" icon={<Ellipsis size={16} />} />}
      >
        <MenuItem icon={<Trash2 size={15} />} tone="danger" onAction={() => setAsking(true)}>
          Delete…
        </MenuItem>
      </Menu>
      {asking ? (
        <EraseDialog
          session={session}
          onClose={() => setAsking(false)}
          onErased={() => void navigate({ to: '/sessions' })}
        />
      ) : null}
    </>
  );
}
