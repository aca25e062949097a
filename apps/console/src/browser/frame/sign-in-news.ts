// Tells the other tabs of this browser that somebody signed out here, so that they do not stand open for whoever comes
// next. Says nothing but that.

const OUT = 'out';

/** One for both ways: a channel does not hear itself. */
const channel = new BroadcastChannel('scrim.sign-in');

/** Signed out: every other tab is told. */
export function tellSignedOut(): void {
  channel.postMessage(OUT);
}

/** @returns what ends the listening */
export function onSignedOutElsewhere(listener: () => void): () => void {
  const hear = ({ data }: MessageEvent<unknown>) => {
    if (data === OUT) listener();
  };
  channel.addEventListener('message', hear);
  return () => channel.removeEventListener('message', hear);
}
