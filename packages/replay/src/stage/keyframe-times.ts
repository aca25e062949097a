// When the pictures of a session are. rrweb applies what lies before a time, and can only start at a picture: so a time
// that is a picture's own is moved behind it, and no time lies before the first. A moment that is looked at is shown
// with what happened in it; one that is played from is not, so that it can be seen to happen.

/** The times of pictures, replay time. */
export interface KeyframeTimes {
  add(atMs: number): void;
  /** The time to give to rrweb so that the picture of `atMs` is the one that is shown. */
  settle(atMs: number, playing: boolean): number;
}

export function createKeyframeTimes(): KeyframeTimes {
  const times: number[] = [];
  return {
    add(atMs) {
      let at = times.length;
      while (at > 0 && (times[at - 1] ?? 0) > atMs) at -= 1;
      times.splice(at, 0, atMs);
    },
    settle(atMs, playing) {
      const at = Math.max(atMs, times[0] ?? 0);
      const behind = Math.floor(at) + 1;
      return !playing || times.includes(behind - 1) ? behind : at;
    },
  };
}
