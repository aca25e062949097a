// The menu of the person who is signed in: account, theme, sign out.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ChevronsUpDown, LogOut, UserRound } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components';
import { sentenceFor } from '../api/api-problem.ts';
import { requestJson } from '../api/request.ts';
import { Menu, MenuGroup, MenuItem, MenuLine } from '../kit/menu.tsx';
import { tell, tellNoMore } from '../kit/toast.tsx';
import { roleLabel } from '../people/role-words.ts';
import { useSignedIn } from '../people/signed-in.ts';
import { useReadingKeys } from '../replay/keys-context.tsx';
import { tellSignedOut } from './sign-in-news.ts';
import { chooseTheme, chosenTheme, type Theme } from './theme.ts';

const THEMES: readonly { readonly id: Theme; readonly label: string }[] = [
  { id: 'system', label: 'As the system' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
];

/** Who is signed in, and what they can do about it. */
export function PersonMenu(): ReactElement {
  const person = useSignedIn();
  const signOut = useSignOut();
  const [theme, setTheme] = useState(chosenTheme);
  const choose = (id: Theme): void => {
    chooseTheme(id);
    setTheme(id);
  };
  return (
    <Menu
      label="You"
      placement="top start"
      trigger={<PersonButton name={person.name} roles={person.roles.map(roleLabel).join(', ')} />}
    >
      <MenuItem href="/account" icon={<UserRound size={16} />}>
        Your account
      </MenuItem>
      <MenuGroup
        heading="Theme"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[theme]}
        onSelectionChange={(keys) => {
          for (const { id } of THEMES) if (keys !== 'all' && keys.has(id)) choose(id);
        }}
      >
        {THEMES.map(({ id, label }) => (
          <MenuItem key={id} id={id}>
            {label}
          </MenuItem>
        ))}
      </MenuGroup>
      <MenuLine />
      <MenuItem icon={<LogOut size={16} />} onAction={signOut}>
        Sign out
      </MenuItem>
    </Menu>
  );
}

function PersonButton({ name, roles }: { readonly name: string; readonly roles: string }): ReactElement {
  return (
    <Button className="person-button">
      <span className="person-mark" aria-hidden="true">
        {name.slice(0, 1).toUpperCase()}
      </span>
      <span className="person-words">
        <span className="person-name">{name}</span>
        <span className="person-roles">{roles}</span>
        <span className="only-heard">account, theme, sign out</span>
      </span>
      <ChevronsUpDown size={15} aria-hidden="true" />
    </Button>
  );
}

/** Forgets unlocked keys, whatever the collector answers; ends the sign-in here and in other tabs, and what was fetched. */
function useSignOut(): () => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const keys = useReadingKeys();
  return () => {
    keys.lock();
    requestJson('/v1/auth/sign-out', { method: 'POST', body: {} }).then(
      async () => {
        tellSignedOut();
        tellNoMore();
        await navigate({ to: '/sign-in', search: { why: 'out' } });
        queries.clear();
      },
      (error: unknown) => tell('bad', sentenceFor(error)),
    );
  };
}
