// Paces what an overlay does: reading the page again at most a few times a second, painting at most once a frame.

export interface Updates {
  content(): void;
  place(): void;
  stop(): void;
}

/** Between two readings of a page that changes all the time, in milliseconds. */
const READ_AFTER_MS = 150;

export function createUpdates({
  onContent,
  onPlace,
}: {
  readonly onContent: () => void;
  readonly onPlace: () => void;
}): Updates {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  return {
    content() {
      timer ??= setTimeout(() => {
        timer = undefined;
        onContent();
      }, READ_AFTER_MS);
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
