// What can be reached from a sealer: walked as a debugger walks it, private fields and collections included.
import type { Runtime } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import type { EpochSealer } from '@scrim/crypto/seal';
import { newEpochId } from '@scrim/protocol';
import { describe, expect, it } from 'vitest';
import { firstChain, stepChain } from '../src/format/key-schedule.ts';
import { RatchetSealer } from '../src/seal/epoch-sealer.ts';
import { toHex } from './known-answers.ts';

const LINE = '{"n":1}\n';

describe('memory', () => {
  type Properties = Runtime.GetPropertiesReturnType & {
    readonly privateProperties?: readonly { readonly value?: Runtime.RemoteObject }[];
  };

  /** Every byte array that can be reached from an object: the arrays themselves, so that a wipe shows. */
  async function reach(sealer: EpochSealer): Promise<Uint8Array[]> {
    const walk = { start: sealer, seen: new Set<object>(), arrays: [] as Uint8Array[] };
    Reflect.set(globalThis, 'memoryWalk', walk);
    const session = new Session();
    session.connect();
    const { result } = await session.post('Runtime.evaluate', { expression: 'memoryWalk.start' });
    const waiting: (Runtime.RemoteObject | undefined)[] = [result];
    while (waiting.length > 0) {
      const objectId = waiting.pop()?.objectId;
      if (objectId !== undefined && (await visit(session, objectId))) {
        const properties: Properties = await session.post('Runtime.getProperties', {
          objectId,
          ownProperties: true,
        });
        const entries = (properties.internalProperties ?? []).filter(({ name }) => name === '[[Entries]]');
        const all = [...properties.result, ...(properties.privateProperties ?? []), ...entries];
        waiting.push(...all.map(({ value }) => value));
      }
    }
    session.disconnect();
    Reflect.deleteProperty(globalThis, 'memoryWalk');
    return walk.arrays;
  }

  /** @returns whether the object is to be walked into: it is new and no array of bytes. */
  async function visit(session: Session, objectId: string): Promise<boolean> {
    const functionDeclaration = `function () {
      if (memoryWalk.seen.has(this)) return false;
      memoryWalk.seen.add(this);
      if (!ArrayBuffer.isView(this)) return true;
      memoryWalk.arrays.push(new Uint8Array(this.buffer, this.byteOffset, this.byteLength));
      return false;
    }`;
    const { result } = await session.post('Runtime.callFunctionOn', {
      objectId,
      functionDeclaration,
      returnByValue: true,
    });
    return result.value === true;
  }

  const dump = async (sealer: EpochSealer) => (await reach(sealer)).map(toHex);

  const root = () => new Uint8Array(32).fill(3);
  const hh = new Uint8Array(32).fill(4);
  const newSealer = () =>
    new RatchetSealer(newEpochId(), {
      header: new Uint8Array(1),
      hh,
      chain: firstChain(root(), hh),
    });

  /** What an attacker would look for: chains and keys of the first chunks. */
  function secrets() {
    let chain = firstChain(root(), hh);
    return [0, 1, 2, 3].map((i) => {
      const at = toHex(chain);
      const step = stepChain(chain, i);
      chain = step.chain;
      return { chain: at, key: toHex(step.secret.key) };
    });
  }

  it('dumped mid-epoch opens no earlier chunk', async () => {
    const sealer = newSealer();
    const [zero, one, two, three] = secrets();
    sealer.sealNow(sealer.reserve(), LINE);
    await sealer.seal(sealer.reserve(), LINE);
    sealer.reserve();
    const bytes = await dump(sealer);
    // Positive control: what it must hold is found, so what it must not hold would be.
    expect(bytes).toContain(three?.chain);
    expect(bytes).toContain(two?.key);
    for (const secret of [zero?.chain, zero?.key, one?.chain, one?.key, two?.chain]) {
      expect(bytes.filter((text) => secret !== undefined && text.includes(secret))).toEqual([]);
    }
  });

  it('dumped after drop opens nothing', async () => {
    const sealer = newSealer();
    sealer.reserve();
    const sealing = sealer.seal(sealer.reserve(), LINE).catch(() => null);
    sealer.drop();
    await sealing;
    const bytes = (await dump(sealer)).join();
    for (const { chain, key } of secrets()) {
      expect(bytes).not.toContain(chain);
      expect(bytes).not.toContain(key);
    }
  });

  it('drop and sealing overwrite what they held, not only let it go', async () => {
    const sealer = newSealer();
    const [zero, one, two] = secrets();
    const [first] = [sealer.reserve(), sealer.reserve()];
    const arrays = await reach(sealer);
    const held = (secret = '') => arrays.filter((array) => toHex(array) === secret);
    const [firstKeys, secondKeys, chains] = [held(zero?.key), held(one?.key), held(two?.chain)];
    expect([firstKeys.length, secondKeys.length, chains.length]).toEqual([1, 1, 1]);
    sealer.sealNow(first, LINE);
    expect(firstKeys.map(toHex)).toEqual(['00'.repeat(32)]);
    expect(secondKeys.map(toHex)).toEqual([one?.key]);
    sealer.drop();
    expect([...secondKeys, ...chains].map(toHex)).toEqual(['00'.repeat(32), '00'.repeat(32)]);
  });
});
