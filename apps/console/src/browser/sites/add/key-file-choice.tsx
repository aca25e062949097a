// A reading key from a file on the person's disk: its public half is read, the rest stays where it is. A file that is wrapped
// to officers does not show its public half: an officer's identity opens it, in a worker that ends with the answer.
import { isOfficerKeyFile } from '@scrim/crypto/keys';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { sentenceFor } from '../../api/api-problem.ts';
import { identitiesIn } from '../../keys/identities-in.ts';
import { IdentityField } from '../../keys/identity-field.tsx';
import { type Neighbours, newcomerProblem } from '../../keys/suite-words.ts';
import { Button } from '../../kit/button.tsx';
import { type ChosenFile, FileField } from '../../kit/file-field.tsx';
import { SigningError } from '../../signing/signing-error.ts';
import { inSigningWorker } from '../../signing/signing-task.ts';
import type { Reader } from './draft.ts';

/** Chooses a file; a good one is added at once, one for officers with an identity. */
export function KeyFileChoice({
  neighbours,
  onReader,
}: {
  readonly neighbours: Neighbours;
  readonly onReader: (reader: Reader) => void;
}): ReactElement {
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [identity, setIdentity] = useState('');
  const [wrong, setWrong] = useState<unknown>(null);
  const isOfIdentity = wrong instanceof SigningError && wrong.code === 'officer_identity_wrong';
  const reading = useMutation({
    mutationFn: (read: () => Promise<Reader>) => read(),
    onSuccess: ({ recipient, ...reader }) => {
      const problem = newcomerProblem(neighbours, recipient);
      if (problem === null) onReader({ recipient, ...reader });
      else setWrong(problem);
    },
    onError: setWrong,
  });
  const choose = (chosen: ChosenFile | null): void => {
    setWrong(null);
    setFile(chosen !== null && isOfficerKeyFile(chosen.text) ? chosen : null);
    if (chosen !== null && !isOfficerKeyFile(chosen.text)) reading.mutate(() => readerIn(chosen, null));
  };
  const addForOfficers = (chosen: ChosenFile): void => {
    const given = identitiesIn(identity);
    setIdentity('');
    setWrong(null);
    reading.mutate(() => readerIn(chosen, given));
  };
  return (
    <div className="stack">
      <FileField
        label="Reading key file"
        accept={['.json', '.age', '.txt']}
        value={file}
        onChange={choose}
        error={wrong === null || isOfIdentity ? null : wordsOf(wrong)}
      />
      {file === null ? null : (
        <>
          <IdentityField
            value={identity}
            onChange={setIdentity}
            error={isOfIdentity ? wordsOf(wrong) : null}
            onEnter={() => addForOfficers(file)}
          />
          <div>
            <Button onPress={() => addForOfficers(file)} isPending={reading.isPending}>
              Add this key
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

async function readerIn({ name, text }: ChosenFile, identity: string | null): Promise<Reader> {
  const { recipient } = await inSigningWorker('inspect', { keyFile: text, identity });
  if (recipient === null) throw new SigningError('key_kind_wrong');
  return { recipient, label: name, file: null, isNew: false, keep: false };
}

function wordsOf(wrong: unknown): string {
  if (typeof wrong === 'string') return wrong;
  return wrong instanceof SigningError ? wrong.message : sentenceFor(wrong);
}
