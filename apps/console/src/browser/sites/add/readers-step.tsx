// Step 2: the reading keys that sessions will be sealed to. Only public halves are used.
import { KeyRound, Plus, X } from 'lucide-react';
import { type ReactElement, type RefObject, useEffect, useRef, useState } from 'react';
import { SUITE_NAMES } from '../../keys/suite-words.ts';
import { Badge } from '../../kit/badge.tsx';
import { Banner } from '../../kit/banner.tsx';
import { Button, IconButton } from '../../kit/button.tsx';
import { MAX_READERS, neighboursOf, type Reader, type StepProps, withReader } from './draft.ts';
import { ReaderChoice } from './reader-choice.tsx';
import { StepFrame } from './step-frame.tsx';

/** The readers so far, and three ways to add one. */
export function ReadersStep({ draft, change, next, back }: StepProps): ReactElement {
  const { readers } = draft;
  const [isAdding, setAdding] = useState(readers.length === 0);
  const add = (reader: Reader): void => {
    change({ readers: withReader(readers, reader) });
    setAdding(false);
  };
  const list = useFocusOnChange(readers.length);
  return (
    <StepFrame
      title="Who can read?"
      about="Sessions are encrypted in the visitor’s browser to these keys. The collector cannot read them; whoever loses all keys cannot either."
      action="Continue"
      onSubmit={next}
      onBack={back}
      isDisabled={readers.length === 0}
    >
      {readers.length === 0 ? null : (
        <ul ref={list} tabIndex={-1} className="plain-list card" aria-label="Reading keys of the new site">
          {readers.map((reader) => (
            <ReaderLine
              key={reader.recipient.kid}
              reader={reader}
              onRemove={() => change({ readers: readers.filter((one) => one !== reader) })}
            />
          ))}
        </ul>
      )}
      {readers.length >= MAX_READERS ? (
        <Banner tone="quiet">A site can have up to {MAX_READERS} reading keys.</Banner>
      ) : null}
      {readers.length < MAX_READERS && !isAdding && readers.length > 0 ? (
        <div>
          <Button icon={<Plus size={15} />} onPress={() => setAdding(true)}>
            Add another key
          </Button>
        </div>
      ) : null}
      {readers.length < MAX_READERS && (isAdding || readers.length === 0) ? (
        <ReaderChoice
          label={readers.length === 0 ? 'Add a reading key' : 'Add another one'}
          siteId={draft.siteId}
          neighbours={neighboursOf(readers)}
          onReader={add}
        />
      ) : null}
    </StepFrame>
  );
}

/** What had the focus is gone with the form that added a key, or with the key. */
function useFocusOnChange(count: number): RefObject<HTMLUListElement | null> {
  const list = useRef<HTMLUListElement>(null);
  const before = useRef(count);
  useEffect(() => {
    if (before.current !== count) list.current?.focus();
    before.current = count;
  }, [count]);
  return list;
}

function ReaderLine({
  reader,
  onRemove,
}: {
  readonly reader: Reader;
  readonly onRemove: () => void;
}): ReactElement {
  return (
    <li className="reader reader-line">
      <KeyRound size={16} aria-hidden="true" />
      <span className="reader-words">
        <span>
          {reader.label} {reader.isNew ? <Badge tone="accent">New</Badge> : null}
        </span>
        <span className="mono faint breaks">{reader.recipient.kid}</span>
        <span className="faint">{SUITE_NAMES[reader.recipient.suite]}</span>
      </span>
      <IconButton label={`Remove ${reader.label}`} size="small" icon={<X size={15} />} onPress={onRemove} />
    </li>
  );
}
