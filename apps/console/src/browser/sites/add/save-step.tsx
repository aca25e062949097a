// Step 4: the key files are saved, and said to be, before the site is added. From here the browser forgets them.
import { useNavigate } from '@tanstack/react-router';
import { Check, Download } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { sentenceFor } from '../../api/api-problem.ts';
import { Banner } from '../../kit/banner.tsx';
import { Button } from '../../kit/button.tsx';
import { Checkbox } from '../../kit/checks.tsx';
import { tell } from '../../kit/toast.tsx';
import { keyFileName, saveFile } from '../../signing/save-file.ts';
import { useAddSite, useKeepKeyFile } from '../site-changes.ts';
import type { SiteDraft, StepProps } from './draft.ts';
import { StepFrame } from './step-frame.tsx';

interface FileToSave {
  readonly name: string;
  readonly about: string;
  readonly text: string;
}

/** The files, a confirmation, and the button that adds the site. */
export function SaveStep({ draft, back }: StepProps): ReactElement {
  const [saved, setSaved] = useState<ReadonlySet<string>>(new Set());
  const [confirmed, setConfirmed] = useState(false);
  const { add, isPending, error } = useAddWholeSite(draft);
  const files = filesOf(draft);
  const allSaved = files.every(({ name }) => saved.has(name));
  return (
    <StepFrame
      title="Save the keys"
      about="They are in this page’s memory only, and gone when you leave it. Nobody can make them again."
      action="Add the site"
      onSubmit={add}
      onBack={back}
      isPending={isPending}
      isDisabled={!allSaved || !confirmed}
    >
      <ul className="stack plain-list">
        {files.map((file) => (
          <li key={file.name} className="file-to-save">
            <span className="reader-words">
              <span className="breaks">{file.name}</span>
              <span className="faint">{file.about}</span>
            </span>
            <Button
              icon={saved.has(file.name) ? <Check size={15} /> : <Download size={15} />}
              aria-label={`${saved.has(file.name) ? 'Save again' : 'Save'} ${file.name}`}
              onPress={() => {
                saveFile(file.name, file.text);
                setSaved(new Set([...saved, file.name]));
              }}
            >
              {saved.has(file.name) ? 'Save again' : 'Save'}
            </Button>
          </li>
        ))}
      </ul>
      <Checkbox isSelected={confirmed} onChange={setConfirmed} isDisabled={!allSaved}>
        The files are where I will find them again, and so are their passphrases.
      </Checkbox>
      {error === null ? null : <Banner tone="bad">{sentenceFor(error)}</Banner>}
    </StepFrame>
  );
}

function filesOf({ siteId, keys, readers }: SiteDraft): readonly FileToSave[] {
  if (keys === null) return [];
  const made = readers.filter(({ isNew, file }) => isNew && file !== null);
  return [
    ...made.map(({ file }, index) => ({
      name: keyFileName(index === 0 ? siteId : `${siteId}-${index + 1}`, 'reading'),
      about: 'Opens the sessions. For everyone who is to read.',
      text: file ?? '',
    })),
    {
      name: keyFileName(siteId, 'manifest'),
      about: 'Signs the settings. Where you work.',
      text: keys.manifestKey.text,
    },
    { name: keyFileName(siteId, 'root'), about: 'Needed once a year. Offline.', text: keys.rootKey.text },
  ];
}

/** Adds the site, then hands over the key files that are to be kept there. */
function useAddWholeSite(draft: SiteDraft): {
  readonly add: () => void;
  readonly isPending: boolean;
  readonly error: Error | null;
} {
  const adding = useAddSite();
  const keeping = useKeepKeyFile();
  const navigate = useNavigate();
  const { siteId, keys, readers } = draft;
  const add = (): void => {
    if (keys === null) return;
    adding.mutate(
      { siteId, rootKey: keys.rootKey.publicKey, manifest: keys.manifest },
      {
        onSuccess: async () => {
          const kept = readers.filter(({ keep, file }) => keep && file !== null);
          const results = await Promise.allSettled(
            kept.map(({ recipient, label, file }) =>
              keeping.mutateAsync({ kid: recipient.kid, label, file: file ?? '' }),
            ),
          );
          if (results.some(({ status }) => status === 'rejected')) {
            tell(
              'bad',
              'The site was added, but a key file could not be kept. Try again below “Who can read”.',
            );
          } else tell('good', `${siteId} was added. It is off.`);
          await navigate({ to: '/sites/$siteId', params: { siteId } });
        },
      },
    );
  };
  return { add, isPending: adding.isPending, error: adding.error };
}
