// Before anything is released: say why, unlock a key, open. The order is the promise: the key is unlocked first, so
// that a mistyped passphrase logs nothing, and the purpose is on record before the session's secret leaves the collector.
import type { SessionSummary } from '@scrim/protocol';
import { useQuery } from '@tanstack/react-query';
import { LockOpen } from 'lucide-react';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { keyFilesQuery, siteQuery } from '../api/queries.ts';
import { identitiesIn } from '../keys/identities-in.ts';
import { Banner } from '../kit/banner.tsx';
import { Button } from '../kit/button.tsx';
import { Form } from '../kit/form.tsx';
import { Card } from '../kit/page.tsx';
import { ProgressBar } from '../kit/progress.tsx';
import { chosenKeyFile, type KeyChoice, keysFor } from './key-choice.ts';
import { isForOfficers, KeyFields } from './key-fields.tsx';
import { useReadingKeys, useUnlockedKeys } from './keys-context.tsx';
import { PurposeFields } from './purpose-fields.tsx';
import { EMPTY_PURPOSE, purposeProblem, purposeText } from './purpose-text.ts';
import { type OpenProblem, openProblemOf } from './unlock-words.ts';
import type { OpenOrder, OpenStep } from './use-open-session.ts';

export interface OpenCardProps {
  readonly session: SessionSummary;
  readonly onOpen: (order: OpenOrder) => void;
  readonly step: OpenStep | null;
  readonly error: unknown;
}

const STEP_WORDS: Readonly<Record<OpenStep, string>> = {
  unlocking: 'Unlocking the key. With a passphrase it is slow on purpose.',
  opening: 'Writing the purpose into the log.',
};

/** The form that opens a session. */
export function OpenCard({ session, onOpen, step, error }: OpenCardProps): ReactElement {
  const form = useOpenForm(session, error);
  const busy = step !== null;
  return (
    <Card title="Open with a purpose">
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const order = form.submit();
          if (order !== null && !busy) onOpen(order);
        }}
      >
        <PurposeFields
          draft={form.draft}
          onChange={form.setDraft}
          problem={form.problemAt('purpose')}
          isBusy={busy}
        />
        {form.hasUnlocked ? <UnlockedNote another={form.another} onAnother={form.setAnother} /> : null}
        {form.needsKey ? (
          <KeyFields
            offered={form.offered}
            choice={form.choice}
            onChoose={form.setChoice}
            secret={form.secret}
            onSecret={form.setSecret}
            keyProblem={form.problemAt('key')}
            secretProblem={form.problemAt('secret')}
            isBusy={busy}
          />
        ) : null}
        {form.refusal === null ? null : <Refusal error={error} problem={form.refusal} />}
        <div className="open-foot">
          <Button type="submit" variant="primary" size="large" isPending={busy} icon={<LockOpen size={16} />}>
            {form.needsKey ? 'Unlock and open' : 'Open session'}
          </Button>
          <div className="open-step" role="status">
            {step === null ? null : (
              <>
                <ProgressBar label={STEP_WORDS[step]} value={null} />
                <span className="field-hint">{STEP_WORDS[step]}</span>
              </>
            )}
          </div>
        </div>
      </Form>
    </Card>
  );
}

/** What is filled in, what is wrong with it, and the order that comes of it. */
function useOpenForm({ siteId }: SessionSummary, error: unknown) {
  const site = useQuery(siteQuery(siteId)).data ?? null;
  const offered = keysFor(useQuery(keyFilesQuery).data ?? [], site);
  const unlocked = useUnlockedKeys().length;
  const hasUnlocked = unlocked > 0;
  const [draft, setDraft] = useState(EMPTY_PURPOSE);
  const [choice, setChoice] = useState<KeyChoice>({ from: null, disk: null });
  const [secret, setSecret] = useState('');
  // How many were unlocked when another one was asked for: with one more, that is done.
  const [askedAt, setAskedAt] = useState<number | null>(null);
  const another = hasUnlocked && askedAt === unlocked;
  const needsKey = another || !hasUnlocked;
  const [tried, setTried] = useState(false);
  const [silenced, setSilenced] = useState<unknown>(null);
  const refused = error === null || error === silenced ? null : openProblemOf(error);
  const keyFile = chosenKeyFile(choice, offered);
  const forOfficers = isForOfficers(choice, offered);
  const secretMissing = forOfficers ? 'Give your identity.' : 'Enter the passphrase of the key.';
  const missing: Readonly<Record<OpenProblem['at'] | 'purpose', string | null>> = {
    purpose: purposeProblem(draft),
    key: !needsKey || keyFile !== null ? null : 'Choose the file of a reading key.',
    secret: !needsKey || secret !== '' ? null : secretMissing,
    form: null,
  };
  /** Typing takes back what was said about the last try. */
  const changing =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      setSilenced(error);
      set(value);
    };
  return {
    offered,
    hasUnlocked,
    draft,
    setDraft: changing(setDraft),
    choice,
    setChoice: changing((next: KeyChoice) => {
      setChoice(next);
      // A passphrase is no identity, and what was meant for one field does not go into another.
      if (isForOfficers(next, offered) !== forOfficers) setSecret('');
    }),
    secret,
    setSecret: changing(setSecret),
    needsKey,
    another,
    setAnother: (asked: boolean) => setAskedAt(asked ? unlocked : null),
    /** What belongs to no field. */
    refusal: refused?.at === 'form' ? refused : null,
    problemAt: (at: keyof typeof missing) =>
      (tried ? missing[at] : null) ?? (refused?.at === at ? refused.words : null),
    submit(): OpenOrder | null {
      setTried(true);
      setSilenced(null);
      if (Object.values(missing).some((problem) => problem !== null)) return null;
      const expected = site?.manifest?.recipients.map(({ kid }) => kid) ?? [];
      const given = forOfficers ? identitiesIn(secret) : secret;
      const unlock = !needsKey || keyFile === null ? null : { keyFile, secret: given, expected };
      // Taken: neither this form nor the field, which outlives the page in memory, has it any more.
      setSecret('');
      setTried(false);
      return { purpose: purposeText(draft), unlock };
    },
  };
}

/** Takes the focus each time: the fields that had it may be gone, because their key is unlocked now. */
function Refusal({
  error,
  problem,
}: {
  readonly error: unknown;
  readonly problem: OpenProblem;
}): ReactElement {
  const message = useRef<HTMLDivElement>(null);
  // Of each failure anew, also where it says the same.
  useEffect(() => message.current?.focus(), [error]);
  return (
    <div ref={message} tabIndex={-1}>
      <Banner tone={problem.tone ?? 'bad'}>{problem.words}</Banner>
    </div>
  );
}

function UnlockedNote({
  another,
  onAnother,
}: {
  readonly another: boolean;
  readonly onAnother: (another: boolean) => void;
}): ReactElement {
  const keys = useReadingKeys();
  const unlocked = useUnlockedKeys();
  return (
    <>
      <Banner
        tone="good"
        title={
          unlocked.length === 1
            ? 'A reading key is unlocked in this tab.'
            : 'Reading keys are unlocked in this tab.'
        }
        action={
          <Button size="small" onPress={() => keys.lock()}>
            Lock
          </Button>
        }
      >
        {unlocked.map((kid) => (
          <div key={kid} className="mono breaks">
            {kid}
          </div>
        ))}
      </Banner>
      <div>
        <Button size="small" aria-expanded={another} onPress={() => onAnother(!another)}>
          {another ? 'Unlock no other key' : 'Unlock another key'}
        </Button>
      </div>
    </>
  );
}
