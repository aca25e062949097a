// How far something has come: a line that changes for people, few lines for logs.
import { describe, expect, it } from 'vitest';
import { createProgressLine } from '../src/terminal/progress.ts';

function shownOn(isTTY: boolean, steps: readonly string[]): string {
  let written = '';
  const line = createProgressLine({
    isTTY,
    columns: 20,
    write: (text: string | Uint8Array) => {
      written += String(text);
      return true;
    },
  });
  for (const step of steps) line.show({ step });
  line.end();
  return written;
}

describe('progress', () => {
  it('changes one line of a terminal, and leaves it empty', () => {
    const shown = shownOn(true, ['channels 1 of 240', 'channels 2 of 240 of which one is long']);
    expect(shown.split('\r\u001b[2K')).toEqual(['', 'channels 1 of 240', 'channels 2 of 240 o', '']);
  });

  it('tells a log when a step begins, not each count', () => {
    expect(shownOn(false, ['opening', 'channels 1 of 2', 'channels 2 of 2', 'searching'])).toBe(
      'opening\nchannels 1 of 2\nsearching\n',
    );
  });
});
