import { generateReadingKey, newOfficerIdentity, wrapKeyForOfficers } from '@scrim/crypto/keys';
import type { KeyFileEntry, KeyId } from '@scrim/protocol';
import { ScrimError } from '@scrim/protocol';
import type { OpenRequest, Reader } from '@scrim/replay';
import { describe, expect, it } from 'vitest';
import { chosenKeyFile, effectiveChoice, keysFor } from '../src/browser/replay/key-choice.ts';
import { isForOfficers } from '../src/browser/replay/key-fields.tsx';
import { createReadingKeys } from '../src/browser/replay/reading-keys.ts';
import { openProblemOf } from '../src/browser/replay/unlock-words.ts';

/** A reader without a worker: what counts here is who holds it and when it is ended. */
function readers() {
  const started: { ended: boolean; finish: ((kid: string) => void)[]; die: () => void }[] = [];
  const start = (): Reader => {
    const one: (typeof started)[number] = { ended: false, finish: [], die: () => undefined };
    const died = new Promise<'worker_failed'>((resolve) => {
      one.die = () => resolve('worker_failed');
    });
    const kids: KeyId[] = [];
    started.push(one);
    return {
      unlock: () =>
        new Promise((resolve) => {
          one.finish.push((kid) => {
            kids.push(kid as KeyId);
            resolve({ kid: kid as KeyId });
          });
        }),
      keys: () => kids,
      ended: died,
      forget: () => {
        one.ended = true;
      },
      open: () => {
        throw new Error('not in this test');
      },
    };
  };
  return { started, start };
}

describe('reading keys', () => {
  it('starts no worker before a key is needed', () => {
    const { started, start } = readers();
    createReadingKeys(start).lock();
    expect(started).toEqual([]);
  });

  it('tells of keys, ends the worker when locked, and starts another one after', async () => {
    const { started, start } = readers();
    const keys = createReadingKeys(start);
    const seen: number[] = [];
    keys.subscribe(() => seen.push(keys.unlocked().length));
    const unlocking = keys.unlock('file', 'passphrase');
    started[0]?.finish[0]?.('kid-a');
    await expect(unlocking).resolves.toBe('kid-a');
    keys.lock();
    expect(started[0]?.ended).toBe(true);
    expect(seen).toEqual([1, 0]);
    void keys.unlock('file', 'passphrase');
    expect(started).toHaveLength(2);
  });

  it('shows no key of a worker that died, and starts another one after', async () => {
    const { started, start } = readers();
    const keys = createReadingKeys(start);
    const unlocking = keys.unlock('file', 'passphrase');
    started[0]?.finish[0]?.('kid-a');
    await unlocking;
    started[0]?.die();
    await expect.poll(() => keys.unlocked()).toEqual([]);
    void keys.unlock('file', 'passphrase');
    expect(started).toHaveLength(2);
  });

  it('opens nothing while no key is unlocked, and starts no worker for it', () => {
    const { started, start } = readers();
    const keys = createReadingKeys(start);
    expect(() => keys.open({} as OpenRequest)).toThrow(ScrimError);
    expect(started).toEqual([]);
  });

  it('does not show a key that was unlocked after the lock', async () => {
    const { started, start } = readers();
    const keys = createReadingKeys(start);
    const unlocking = keys.unlock('file', 'passphrase');
    keys.lock();
    started[0]?.finish[0]?.('kid-a');
    await expect(unlocking).rejects.toThrow(ScrimError);
    expect(keys.unlocked()).toEqual([]);
  });
});

describe('which key', () => {
  const entry = (kid: string) =>
    ({ kid, suite: 1, label: kid, file: `file of ${kid}` }) as unknown as KeyFileEntry;
  const site = (...kids: string[]) =>
    ({ manifest: { recipients: kids.map((kid) => ({ suite: 1, kid })) } }) as unknown as Parameters<
      typeof keysFor
    >[1];
  const kept = [entry('a'), entry('b')];

  it('offers the keys that the site seals to first, then those of before', () => {
    const offered = (...kids: string[]) =>
      keysFor(kept, site(...kids)).map(({ kid, isCurrent }) => `${kid} ${isCurrent}`);
    expect(offered('b', 'c')).toEqual(['b true', 'a false']);
    expect(offered('c')).toEqual(['a false', 'b false']);
    expect(keysFor(kept, null)).toMatchObject(kept);
  });

  it('begins with the first kept key, else with a file', () => {
    const nothing = { from: null, disk: null };
    expect(effectiveChoice(nothing, kept)).toBe('a');
    expect(chosenKeyFile(nothing, kept)).toEqual({ text: 'file of a', keptAs: 'a' });
    expect(effectiveChoice(nothing, [])).toBe('disk');
    expect(chosenKeyFile(nothing, [])).toBeNull();
    const disk = { from: 'disk', disk: { name: 'k.json', text: '{}' } } as const;
    expect(chosenKeyFile(disk, kept)).toEqual({ text: '{}', keptAs: null });
  });

  it('sees from the file whether a passphrase or an identity opens it', async () => {
    const { recipient } = await newOfficerIdentity();
    const file = await wrapKeyForOfficers(await generateReadingKey(), [recipient]);
    const offered = keysFor([{ ...entry('a'), file }, entry('b')], site('a'));
    const of = (from: string) => isForOfficers({ from: from as KeyId, disk: null }, offered);
    expect([of('a'), of('b'), of('disk')]).toEqual([true, false, false]);
  });
});

describe('openProblemOf', () => {
  it('says a mistyped passphrase where it was typed, and that nothing was logged', () => {
    const problem = openProblemOf(new ScrimError('passphrase_wrong', 'wrong'));
    expect(problem).toMatchObject({ at: 'secret' });
    expect(problem.words).toContain('nothing was logged');
    const identity = openProblemOf(new ScrimError('officer_identity_wrong', 'wrong'));
    expect(identity).toMatchObject({ at: 'secret' });
    expect(identity.words).toContain('nothing was logged');
    expect(openProblemOf(new ScrimError('key_kind_wrong', 'x')).at).toBe('key');
    expect(openProblemOf(new Error('constructor')).at).toBe('form');
  });

  it('calls no error what a rotation brings about', () => {
    const problem = openProblemOf(new ScrimError('key_not_expected', 'x'));
    expect(problem).toMatchObject({ at: 'form', tone: 'info' });
    expect(problem.words).toContain('Sessions of before may still need this one');
    expect(openProblemOf(new ScrimError('key_not_kept_as', 'x')).tone ?? 'bad').toBe('bad');
  });
});
