// The fields for the manifest key file, its passphrase, and the root key where its permission ran out.
import type { ReactElement } from 'react';
import { Banner } from '../kit/banner.tsx';
import { FileField } from '../kit/file-field.tsx';
import { PassphraseField } from '../kit/text-field.tsx';
import type { SigningKeys } from './signing-keys.ts';

/** The fields, and what was wrong with the last signing. */
export function SigningKeyFields({ keys }: { readonly keys: SigningKeys }): ReactElement {
  const { problems } = keys;
  return (
    <>
      <FileField
        label="Manifest key file"
        hint="The file that was saved when the site was added. It is read in your browser and not sent."
        value={keys.keyFile}
        onChange={keys.setKeyFile}
        error={problems.keyFile}
      />
      <PassphraseField
        label="Passphrase of the manifest key"
        autoComplete="off"
        value={keys.passphrase}
        onChange={keys.setPassphrase}
        error={problems.passphrase}
      />
      {keys.needsRoot ? (
        <>
          <FileField
            label="Root key file"
            hint="It permits the manifest key for another year. Take it offline again afterwards."
            value={keys.rootFile}
            onChange={keys.setRootFile}
            error={problems.rootFile}
          />
          <PassphraseField
            label="Passphrase of the root key, if it is another one"
            autoComplete="off"
            value={keys.rootPassphrase}
            onChange={keys.setRootPassphrase}
            error={problems.rootPassphrase}
          />
        </>
      ) : null}
      {problems.form === null ? null : <Banner tone="bad">{problems.form}</Banner>}
    </>
  );
}
