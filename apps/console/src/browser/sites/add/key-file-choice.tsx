// A reading key from a file on the person's disk: its public half is read, the rest stays where it is.
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { sentenceFor } from '../../api/api-problem.ts';
import { type ChosenFile, FileField } from '../../kit/file-field.tsx';
import { SigningError } from '../../signing/signing-error.ts';
import { inSigningWorker } from '../../signing/signing-task.ts';
import type { Reader } from './draft.ts';

/** Chooses a file; a good one is added at once. */
export function KeyFileChoice({ onReader }: { readonly onReader: (reader: Reader) => void }): ReactElement {
  const reading = useMutation({
    mutationFn: async ({ name, text }: ChosenFile): Promise<Reader> => {
      const { recipient } = await inSigningWorker('inspect', { keyFile: text });
      if (recipient === null) throw new SigningError('key_kind_wrong');
      return { recipient, label: name, file: null, isNew: false, keep: false };
    },
    onSuccess: onReader,
  });
  const wrong = (error: Error): string =>
    error instanceof SigningError ? error.message : sentenceFor(error);
  return (
    <FileField
      label="Reading key file"
      value={null}
      onChange={(file) => {
        if (file !== null) reading.mutate(file);
      }}
      error={reading.error === null ? null : wrong(reading.error)}
    />
  );
}
