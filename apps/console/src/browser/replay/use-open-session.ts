// From a purpose to an opened session: unlock first, so that a mistyped passphrase logs no opening; then ask for the
// secret, which the collector releases once the purpose is on record; then hand it to the worker.
import {
  decodeBase64Url,
  type KeyId,
  type OpenedSecret,
  ScrimError,
  type SessionSummary,
} from '@scrim/protocol';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../api/api-problem.ts';
import { requestJson } from '../api/request.ts';
import type { ChosenKeyFile } from './key-choice.ts';
import { useReadingKeys } from './keys-context.tsx';
import type { ReadingKeys } from './reading-keys.ts';
import { createSessionPlayback, type SessionPlayback } from './session-playback.ts';

export interface OpenOrder {
  readonly purpose: string;
  /** Null when the keys that are unlocked will do. */
  readonly unlock: {
    readonly keyFile: ChosenKeyFile;
    /** Passphrase, or identity of an officer. */
    readonly secret: string;
    /** Keys that the site seals to now; empty where that is not known. */
    readonly expected: readonly KeyId[];
  } | null;
}

/** An opened session. */
export interface OpenedSession {
  /** As it stood when it was opened. */
  readonly session: SessionSummary;
  readonly purpose: string;
  /** Milliseconds since 1970. */
  readonly openedAtMs: number;
  readonly playback: SessionPlayback;
}

/** What is being done. */
export type OpenStep = 'unlocking' | 'opening';

/** Opens a session when told to; closes it when the page goes. */
export function useOpenSession(sid: string) {
  const keys = useReadingKeys();
  const [step, setStep] = useState<OpenStep | null>(null);
  const last = useRef<SessionPlayback | null>(null);
  // Not a variable of the mutation: those are kept as long as the page is shown, and there is a secret in it.
  const order = useRef<OpenOrder | null>(null);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
      last.current?.close();
      last.current = null;
    };
  }, []);
  const opening = useMutation({
    mutationFn: async (): Promise<OpenedSession> => {
      const purpose = order.current?.purpose ?? '';
      const unlocking = unlockOrdered(keys, order.current, setStep);
      order.current = null;
      await unlocking;
      // Whoever left meanwhile opens nothing: it would be in the log and on no screen.
      if (!isHere.current) throw new ScrimError('left', 'The page was left before the session was opened.');
      setStep('opening');
      const released = await requestJson<OpenedSecret>(`/v1/sessions/${encodeURIComponent(sid)}/open`, {
        method: 'POST',
        body: { purpose },
      });
      const playback = playbackOf(keys, sid, released);
      if (isHere.current) last.current = playback;
      else playback.close();
      return { session: released.session, purpose, openedAtMs: Date.now(), playback };
    },
    onSettled: () => setStep(null),
    // The result holds a live playback: it ends with the page.
    gcTime: 0,
  });
  /** Back to the door: what was opened is closed, unlocked keys stay. */
  const leave = () => {
    last.current?.close();
    last.current = null;
    opening.reset();
  };
  const open = (next: OpenOrder) => {
    order.current = next;
    opening.mutate();
  };
  return { open, step, error: opening.error, opened: opening.data ?? null, leave };
}

/**
 * A key that the site does not seal to now opens sessions of before, if any, and an opening that shows nothing is in the
 * log all the same. So it stops here once; the key stays unlocked, and whoever opens again means it.
 *
 * A file that is wrapped to officers says nothing of its key before it is unlocked, and anybody can wrap one to them: so
 * the key must be the one that the collector named.
 *
 * @throws ScrimError `key_not_expected`, `key_not_kept_as`
 */
async function unlockOrdered(
  keys: ReadingKeys,
  order: OpenOrder | null,
  say: (step: OpenStep) => void,
): Promise<void> {
  if (order === null || order.unlock === null) return;
  const { keyFile, secret, expected } = order.unlock;
  say('unlocking');
  const kid = await keys.unlock(keyFile.text, secret);
  if (keyFile.keptAs !== null && keyFile.keptAs !== kid) {
    throw new ScrimError('key_not_kept_as', 'The kept file holds another key than it is kept as.');
  }
  if (expected.length > 0 && !expected.includes(kid)) {
    throw new ScrimError('key_not_expected', 'The site does not seal to this key now.');
  }
}

/**
 * The secret is held until the stage is there, goes to the worker and is wiped here; also when nothing comes of it.
 *
 * @throws ApiProblem `not_ours` when the answer is of another session than was asked for: the purpose is not of that one
 */
function playbackOf(keys: ReadingKeys, asked: string, { session, psk }: OpenedSecret): SessionPlayback {
  const secret = decodeBase64Url(psk, 32);
  const { sid, siteId, gen } = session;
  if (secret === null || sid !== asked) throw new ApiProblem('not_ours', 200);
  const chunks = { url: `/v1/sessions/${encodeURIComponent(sid)}/chunks` };
  return createSessionPlayback(
    (stage) => keys.open({ sid, siteId, gen, psk: secret, chunks, stage }),
    startsPlaying(),
    () => secret.fill(0),
  );
}

/** Who asked for less motion starts the playback themselves. */
const startsPlaying = (): boolean => !matchMedia('(prefers-reduced-motion: reduce)').matches;
