// The list of people, each with what can be done about them.
import type { PersonSummary } from '@scrim/protocol';
import { Ellipsis, KeyRound, UserRoundCheck, UserRoundX } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { Badge } from '../kit/badge.tsx';
import { IconButton } from '../kit/button.tsx';
import { Menu, MenuItem } from '../kit/menu.tsx';
import { Cell, ColumnHead, Row, Table, TableBody, TableHeader } from '../kit/table.tsx';
import { countWords, dayWords } from '../words/time-words.ts';
import { NewWayInDialog } from './invite-dialog.tsx';
import { roleLabel } from './role-words.ts';
import { useSignedIn } from './signed-in.ts';
import { SwitchPersonDialog } from './switch-person-dialog.tsx';

/** People in order of their names. */
export function PeopleTable({ people }: { readonly people: readonly PersonSummary[] }): ReactElement {
  const me = useSignedIn();
  const [asked, setAsked] = useState<{
    readonly about: PersonSummary;
    readonly to: 'switch' | 'link';
  } | null>(null);
  const close = (): void => setAsked(null);
  return (
    <>
      <Table aria-label="People" cards>
        <TableHeader>
          <ColumnHead isRowHeader>Name</ColumnHead>
          <ColumnHead>Roles</ColumnHead>
          <ColumnHead>Signs in with</ColumnHead>
          <ColumnHead>Here since</ColumnHead>
          <ColumnHead atEnd>
            <span className="only-heard">What can be done</span>
          </ColumnHead>
        </TableHeader>
        <TableBody>
          {people
            .toSorted((a, b) => a.name.localeCompare(b.name))
            .map((person) => (
              <Row key={person.id} id={person.id} textValue={person.name}>
                <Cell>
                  <PersonCell person={person} isMe={person.id === me.id} />
                </Cell>
                <Cell>
                  <span className="row">
                    {person.roles.map((role) => (
                      <Badge key={role}>{roleLabel(role)}</Badge>
                    ))}
                  </span>
                </Cell>
                <Cell label="Signs in with">{waysIn(person)}</Cell>
                <Cell label="Since">{dayWords(person.createdAtMs)}</Cell>
                <Cell atEnd corner>
                  <PersonActions person={person} ask={(to) => setAsked({ about: person, to })} />
                </Cell>
              </Row>
            ))}
        </TableBody>
      </Table>
      <SwitchPersonDialog
        person={asked?.to === 'switch' ? asked.about : null}
        isMe={asked?.about.id === me.id}
        onClose={close}
      />
      <NewWayInDialog person={asked?.to === 'link' ? asked.about : null} onClose={close} />
    </>
  );
}

function PersonCell({
  person,
  isMe,
}: {
  readonly person: PersonSummary;
  readonly isMe: boolean;
}): ReactElement {
  return (
    <span className="person-cell">
      <span className="person-mark" aria-hidden="true">
        {person.name.slice(0, 1).toUpperCase()}
      </span>
      <span className="main-cell breaks">{person.name}</span>
      {isMe ? <Badge tone="accent">You</Badge> : null}
      {person.disabled ? <Badge tone="warn">Disabled</Badge> : null}
    </span>
  );
}

function PersonActions({
  person,
  ask,
}: {
  readonly person: PersonSummary;
  readonly ask: (to: 'switch' | 'link') => void;
}): ReactElement {
  return (
    <Menu
      label={`What can be done about ${person.name}`}
      trigger={<IconButton label={`More about ${person.name}`} icon={<Ellipsis size={17} />} />}
    >
      <MenuItem icon={<KeyRound size={16} />} onAction={() => ask('link')}>
        New way in by link…
      </MenuItem>
      {person.disabled ? (
        <MenuItem icon={<UserRoundCheck size={16} />} onAction={() => ask('switch')}>
          Enable…
        </MenuItem>
      ) : (
        <MenuItem tone="danger" icon={<UserRoundX size={16} />} onAction={() => ask('switch')}>
          Disable…
        </MenuItem>
      )}
    </Menu>
  );
}

function waysIn({ passkeys, hasPassphrase }: PersonSummary): string {
  const ways = [
    ...(passkeys.length === 0 ? [] : [countWords(passkeys.length, 'passkey')]),
    ...(hasPassphrase ? ['passphrase'] : []),
  ];
  return ways.length === 0 ? 'Nothing yet' : ways.join(', ');
}
