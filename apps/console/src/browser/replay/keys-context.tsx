// Hands the tab's reading keys to the pages inside the frame, and locks them when the frame goes: signed out.

import type { KeyId } from '@scrim/protocol';
import { createReader } from '@scrim/replay';
import {
  createContext,
  type ReactElement,
  type ReactNode,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import { startWorker } from '../frame/worker.ts';
import readerWorkerUrl from './reader-worker.ts?worker&url';
import { createReadingKeys, type ReadingKeys } from './reading-keys.ts';

const KeysContext = createContext<ReadingKeys | null>(null);

/** One set of reading keys for everything inside; it is locked when this goes away. */
export function ReadingKeysProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [keys] = useState(() =>
    createReadingKeys(() => createReader(startWorker(readerWorkerUrl, 'reader'))),
  );
  useEffect(() => () => keys.lock(), [keys]);
  return <KeysContext value={keys}>{children}</KeysContext>;
}

/** The tab's reading keys. */
export function useReadingKeys(): ReadingKeys {
  const keys = useContext(KeysContext);
  if (keys === null) throw new TypeError('useReadingKeys: expected a ReadingKeysProvider around it');
  return keys;
}

/** Ids of the reading keys that are unlocked now. */
export function useUnlockedKeys(): readonly KeyId[] {
  const keys = useReadingKeys();
  return useSyncExternalStore(keys.subscribe, keys.unlocked);
}
