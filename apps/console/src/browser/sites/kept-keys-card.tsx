// All reading key files that the collector keeps, whichever site they belong to.
import type { KeyFileEntry } from '@scrim/protocol';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { keyFilesQuery } from '../api/queries.ts';
import { Button } from '../kit/button.tsx';
import { Card } from '../kit/page.tsx';
import { useCan } from '../people/signed-in.ts';
import { DropKeyDialog } from './drop-key-dialog.tsx';

/** The list; nothing while none is kept. */
export function KeptKeysCard(): ReactElement | null {
  const keyFiles = useQuery(keyFilesQuery).data ?? [];
  if (keyFiles.length === 0) return null;
  return (
    <Card
      title="Reading key files kept here"
      about="Under their passphrases, or wrapped to officers. Readers then need only the passphrase, or their own identity."
    >
      <ul className="plain-list">
        {keyFiles.map((kept) => (
          <KeptKey key={kept.kid} kept={kept} />
        ))}
      </ul>
    </Card>
  );
}

function KeptKey({ kept }: { readonly kept: KeyFileEntry }): ReactElement {
  const mayDrop = useCan('key-files.write');
  const [asked, setAsked] = useState(false);
  return (
    <li className="reader">
      <span className="reader-words">
        <span>{kept.label}</span>
        <span className="mono faint breaks">{kept.kid}</span>
      </span>
      {mayDrop ? (
        <Button
          size="small"
          variant="quiet"
          aria-label={`Remove… ${kept.label}`}
          onPress={() => setAsked(true)}
        >
          Remove…
        </Button>
      ) : null}
      <DropKeyDialog kept={kept} isOpen={asked} onClose={() => setAsked(false)} />
    </li>
  );
}
