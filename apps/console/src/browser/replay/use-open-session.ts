// From a purpose to an opened session: unlock first, so that a mistyped passphrase logs no opening; then ask for the
// secret, which the collector releases once the purpose is on record; then hand it to the worker.
import { decodeBase64Url, type OpenedSecret, type SessionSummary } from '@scrim/protocol';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { requestJson } from '../api/request.ts';
import { useReadingKeys } from './keys-context.tsx';
import type { ReadingKeys } from './reading-keys.ts';
import { createSessionPlayback, type SessionPlayback } from './session-playback.ts';

export interface OpenOrder {
  readonly purpose: string;
  /** Null when the keys that are unlocked will do. */
  readonly unlock: { readonly keyFile: string; readonly passphrase: string } | null;
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
        await keys.unlock(unlock.keyFile, unlock.passphrase);
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
