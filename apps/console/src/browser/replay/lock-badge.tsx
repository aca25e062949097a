// Says that a reading key is unlocked in this tab, and locks it.
import { LockOpen } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '../kit/button.tsx';
import { tell } from '../kit/toast.tsx';
import { countWords } from '../words/time-words.ts';
import { useReadingKeys, useUnlockedKeys } from './keys-context.tsx';
import './door.css';

/** In the frame, while a key is unlocked. */
export function LockBadge(): ReactElement | null {
  const keys = useReadingKeys();
  const { length } = useUnlockedKeys();
  if (length === 0) return null;
  const lock = () => {
    keys.lock();
    tell('good', 'Locked: this tab holds no reading key any more.');
  };
  return (
    <div className="lock-badge">
      <LockOpen size={15} aria-hidden="true" />
      <span>{countWords(length, 'key')} unlocked</span>
      <Button size="small" onPress={lock}>
        Lock
      </Button>
    </div>
  );
}
