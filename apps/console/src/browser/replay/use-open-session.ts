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
import { requestJson } from '../api/request.ts';
import { useReadingKeys } from './keys-context.tsx';
import type { ReadingKeys } from './reading-keys.ts';
import { createSessionPlayback, type SessionPlayback } from './session-playback.ts';

export interface OpenOrder {
  readonly purpose: string;
  /** Null when the keys that are unlocked will do. */
  readonly unlock: {
    readonly keyFile: string;
    readonly passphrase: string;
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
  useEffect(
    () => () => {
      last.current?.close();
      last.current = null;
    },
    [],
  );
  const opening = useMutation({
    mutationFn: async ({ purpose, unlock }: OpenOrder): Promise<OpenedSession> => {
      if (unlock !== null) {
        setStep('unlocking');
        await unlockExpected(keys, unlock);
      }
      setStep('opening');
      const released = await requestJson<OpenedSecret>(`/v1/sessions/${encodeURIComponent(sid)}/open`, {
        method: 'POST',
        body: { purpose },
      });
      const playback = createSessionPlayback(openWith(keys, released), startsPlaying());
      last.current = playback;
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
  return { open: opening.mutate, step, error: opening.error, opened: opening.data ?? null, leave };
}

/**
 * A key that the site does not seal to will hardly open the session, and an opening that shows nothing is in the log all
 * the same. So it stops here once; the key stays unlocked, and whoever opens again means it.
 *
 * @throws ScrimError `key_not_expected`
 */
async function unlockExpected(keys: ReadingKeys, unlock: NonNullable<OpenOrder['unlock']>): Promise<void> {
  const kid = await keys.unlock(unlock.keyFile, unlock.passphrase);
  if (unlock.expected.length > 0 && !unlock.expected.includes(kid)) {
    throw new ScrimError('key_not_expected', 'The site does not seal to this key now.');
  }
}

/** The secret is held until the stage is there, goes to the worker and is wiped here. */
function openWith(
  keys: ReadingKeys,
  { session, psk }: OpenedSecret,
): Parameters<typeof createSessionPlayback>[0] {
  const secret = decodeBase64Url(psk, 32);
  if (secret === null) throw new TypeError('the collector released no secret of 32 bytes');
  const { sid, siteId, gen } = session;
  return (stage) =>
    keys.open({ sid, siteId, gen, psk: secret, chunks: { url: `/v1/sessions/${sid}/chunks` }, stage });
}

/** Who asked for less motion starts the playback themselves. */
const startsPlaying = (): boolean => !matchMedia('(prefers-reduced-motion: reduce)').matches;
