// The key files and passphrases that sign a site's next settings, while they are typed, and what was wrong with them. They
// stay in the dialog's memory and are forgotten when it closes.
import type { SiteSummary } from '@scrim/protocol';
import { useState } from 'react';
import { sentenceFor } from '../api/api-problem.ts';
import type { ChosenFile } from '../kit/file-field.tsx';
import { SigningError } from '../signing/signing-error.ts';
import type { NextVersion, SigningCode } from '../signing/signing-words.ts';

type Field = 'keyFile' | 'passphrase' | 'rootFile' | 'rootPassphrase';

/** The fields that a failure belongs to; failures of no field are shown below the form. */
const FIELD_OF: Partial<Record<SigningCode, Field>> = {
  key_file_malformed: 'keyFile',
  key_file_unsupported: 'keyFile',
  key_kind_wrong: 'keyFile',
  manifest_key_foreign: 'keyFile',
  passphrase_wrong: 'passphrase',
  grant_expired: 'rootFile',
  root_passphrase_wrong: 'rootPassphrase',
};

/** The state of the fields; `error` is what the last signing ended with. */
export function useSigningKeys({ siteId, manifest }: SiteSummary, error: Error | null) {
  const [tried, setTried] = useState(false);
  const [keyFile, setKeyFile] = useState<ChosenFile | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [rootFile, setRootFile] = useState<ChosenFile | null>(null);
  const [rootPassphrase, setRootPassphrase] = useState('');
  const failure = failureOf(error);
  const at = (field: Field): string | null => (failure?.field === field ? failure.sentence : null);
  return {
    keyFile,
    setKeyFile,
    passphrase,
    setPassphrase,
    rootFile,
    setRootFile,
    rootPassphrase,
    setRootPassphrase,
    needsRoot: rootFile !== null || failure?.field === 'rootFile',
    problems: {
      keyFile: tried && keyFile === null ? 'Choose the file first.' : at('keyFile'),
      passphrase: tried && passphrase === '' ? 'Enter its passphrase.' : at('passphrase'),
      rootFile: at('rootFile'),
      rootPassphrase: at('rootPassphrase'),
      /** Of no field. */
      form: failure !== null && failure.field === null ? failure.sentence : null,
    },
    /** What signs, when all is filled in; says what is missing otherwise. */
    take(): NextVersion | null {
      setTried(true);
      if (keyFile === null || passphrase === '' || manifest === null) return null;
      return {
        siteId,
        published: manifest.jws,
        manifestKey: keyFile.text,
        rootKey: rootFile?.text ?? null,
        passphrase,
        rootPassphrase: rootPassphrase === '' ? null : rootPassphrase,
      };
    },
  };
}

/** What `useSigningKeys` gives. */
export type SigningKeys = ReturnType<typeof useSigningKeys>;

function failureOf(error: Error | null): { readonly field: Field | null; readonly sentence: string } | null {
  if (error === null) return null;
  if (error instanceof SigningError) return { field: FIELD_OF[error.code] ?? null, sentence: error.message };
  return { field: null, sentence: sentenceFor(error) };
}
