// A file from the person's disk, chosen or dropped. It is read here, and goes nowhere by itself.
import { FileKey, Upload, X } from 'lucide-react';
import { type ReactElement, useId, useState } from 'react';
import { DropZone, FileTrigger } from 'react-aria-components';
import { Button, IconButton } from './button.tsx';

/** Key files for 50 officers have less than 120 kB, others 3 kB; whatever is larger is none. */
const MAX_BYTES = 131_072;

export interface ChosenFile {
  readonly name: string;
  readonly text: string;
}

/** Chooses one text file; `value` is what was chosen. */
export function FileField({
  label,
  hint,
  error,
  accept = ['.json'],
  value,
  onChange,
}: {
  readonly label: string;
  /** How names of such files end. @default ['.json'] */
  readonly accept?: readonly string[];
  readonly hint?: string;
  readonly error?: string | null;
  readonly value: ChosenFile | null;
  readonly onChange: (file: ChosenFile | null) => void;
}): ReactElement {
  const id = useId();
  const [tooLarge, setTooLarge] = useState(false);
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setTooLarge(file.size > MAX_BYTES);
    if (file.size <= MAX_BYTES) onChange({ name: file.name, text: await file.text() });
  };
  const wrong = tooLarge ? 'That file is too large for a key file. Choose the file of the key.' : error;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would look like one and say no more
    <div
      className="field"
      role="group"
      aria-labelledby={id}
      data-wrong={typeof wrong === 'string' ? '' : undefined}
    >
      <span className="field-label" id={id}>
        {label}
      </span>
      {value === null ? (
        <DropZone
          aria-label={`${label}: drop the file here`}
          className="drop"
          getDropOperation={() => 'copy'}
          onDrop={async ({ items }) => {
            const item = items.find((one) => one.kind === 'file');
            if (item?.kind === 'file') await take(await item.getFile());
          }}
        >
          <FileTrigger acceptedFileTypes={accept} onSelect={(files) => void take(files?.[0])}>
            <Button icon={<Upload size={15} />}>Choose a file…</Button>
          </FileTrigger>
          <span className="faint">or drop it here</span>
        </DropZone>
      ) : (
        <div className="chosen-file">
          <FileKey size={17} aria-hidden="true" />
          <span className="breaks">{value.name}</span>
          <IconButton
            label={`Choose another file than ${value.name}`}
            size="small"
            icon={<X size={15} />}
            onPress={() => onChange(null)}
          />
        </div>
      )}
      {hint === undefined ? null : <span className="field-hint">{hint}</span>}
      {typeof wrong === 'string' ? (
        <span className="field-error" role="alert">
          {wrong}
        </span>
      ) : null}
    </div>
  );
}
