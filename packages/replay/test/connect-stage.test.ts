// The console's end of the link: a stage that floods it is cut off, one that plays is not.
import { connectStage, type StageMessage } from '@scrim/replay';
import { describe, expect, it } from 'vitest';

function connected() {
  const ports: MessagePort[] = [];
  const frame = {
    contentWindow: { postMessage: (_: unknown, __: string, given: MessagePort[]) => ports.push(...given) },
  } as unknown as HTMLIFrameElement;
  const link = connectStage(frame, 'http://127.0.0.1:1');
  const heard: StageMessage[] = [];
  link.subscribe((message) => heard.push(message));
  const [control] = ports;
  if (control === undefined) throw new Error('the greeting brings ports');
  return { link, heard, control };
}

const time = (atMs: number) => ({ kind: 'time', atMs, playing: true, skipping: false });

describe('the link to a stage', () => {
  it('is cut when the stage says more than any player does', async () => {
    const { link, heard, control } = connected();
    for (let at = 0; at < 5000; at += 1) control.postMessage(time(at));
    await expect.poll(() => heard.at(-1)).toEqual({ kind: 'problem', code: 'stage_flooding' });
    expect(heard.length).toBeLessThan(500);
    const { length } = heard;
    control.postMessage(time(1));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(heard.length).toBe(length);
    link.close();
    control.close();
  });

  it('counts what is no message too, and stays for a stage that plays', async () => {
    const noise = connected();
    for (let at = 0; at < 5000; at += 1) noise.control.postMessage({ kind: 'nothing' });
    await expect.poll(() => noise.heard).toEqual([{ kind: 'problem', code: 'stage_flooding' }]);
    noise.control.close();

    const { link, heard, control } = connected();
    for (let at = 0; at < 100; at += 1) control.postMessage(time(at));
    await expect.poll(() => heard.length).toBe(100);
    expect(heard.every(({ kind }) => kind === 'time')).toBe(true);
    link.close();
    control.close();
  });
});
