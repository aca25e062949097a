// Paces what an overlay does: reading the page again at most a few times a second, painting at most once a frame.

export interface Updates {
  content(): void;
  place(): void;
  stop(): void;
}

/** Shortest time from a change to a reading, in milliseconds. */
const READ_AFTER_MS = 150;
/** A page that changes all the time is read for at most a fifth of it, however large it is. */
const PAUSE_FACTOR = 4;

export function createUpdates({
  onContent,
  onPlace,
}: {
  readonly onContent: () => void;
  readonly onPlace: () => void;
}): Updates {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let lastTookMs = 0;

  function read(): void {
    timer = undefined;
    const from = performance.now();
    onContent();
    lastTookMs = performance.now() - from;
  }

  return {
    content() {
      timer ??= setTimeout(read, Math.max(READ_AFTER_MS, lastTookMs * PAUSE_FACTOR));
    },
    place() {
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        onPlace();
      });
    },
    stop() {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      // Nothing comes after the end.
      timer = setTimeout(() => {}, 0);
      frame = -1;
    },
  };
}
