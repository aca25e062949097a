// No key and nonce is ever used twice, whatever befalls a tab: reloads, retries, a duplicated tab, the back/forward cache, a
// worker that dies, a page that goes while jobs run, a withdrawal. Commands in any order against the recorder's own stages.
import { generateReadingKey } from '@scrim/crypto/keys';
import { type OpeningReport, openEpochs, readingKey } from '@scrim/crypto/open';
import { encodeBase64Url, randomBytes } from '@scrim/protocol';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faultsOf, type KeyUses, watchKeyUses } from './key-uses.ts';
import { type ModelPage, type ModelTab, type Network, openTab, seenIn } from './model-tab.ts';

const pair = await generateReadingKey();
const key = await readingKey(1, pair.privateKey);
const psk = randomBytes(32);
const recipient = { suite: pair.suite, pk: encodeBase64Url(pair.publicKey), kid: pair.kid };

/** `VITE_SCRIM_PROOF=20` tries it twenty times as often. */
const times = Number((import.meta as { env?: Record<string, string> }).env?.VITE_SCRIM_PROOF ?? 1);

/** What the model knows: how each page of the tab stands. */
interface Model {
  readonly pages: ('live' | 'cached' | 'gone')[];
}
interface Real {
  readonly tab: ModelTab;
  readonly watch: KeyUses;
  readonly pages: ModelPage[];
}
type Command = fc.AsyncCommand<Model, Real>;

/** One command on the newest page of a state, if there is one. */
function onPage(
  name: string,
  from: 'live' | 'cached',
  to: 'live' | 'cached' | 'gone',
  act: (page: ModelPage, real: Real) => Promise<void> | void,
): Command {
  return {
    check: ({ pages }) => pages.includes(from),
    async run({ pages }, real) {
      const at = pages.lastIndexOf(from);
      const page = real.pages[at];
      if (page === undefined) throw new Error('a page of the model is missing');
      await act(page, real);
      pages[at] = to;
    },
    toString: () => name,
  };
}

/** How the page of a load seals at first: a worker that is still starting seals nothing yet. */
type SealedBy = 'worker' | 'starting worker' | 'page';

async function openPage({ pages }: Model, real: Real, by: SealedBy = 'worker'): Promise<void> {
  const page = await real.tab.openPage(by !== 'page');
  while (by === 'worker' && page.worker?.state === 'starting') await tick(1);
  real.pages.push(page);
  pages.push('live');
}

const tick = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const load = (by: SealedBy): Command => ({
  check: ({ pages }) => pages.filter((state) => state === 'live').length < 3,
  run: (model, real) => openPage(model, real, by),
  toString: () => `load(${by})`,
});
const capture = (characters: number, full: boolean) =>
  onPage(`capture(${characters}, ${full})`, 'live', 'live', (page) => page.capture(characters, full));
/** Jobs that run beside each other. */
const burst = (count: number) =>
  onPage(`burst(${count})`, 'live', 'live', (page) => {
    for (let at = 0; at < count; at += 1) page.capture(3000, true);
  });
const wait = (ms: number): Command => ({
  check: () => true,
  run: () => tick(ms),
  toString: () => `wait(${ms})`,
});
const network = (state: Network): Command => ({
  check: () => true,
  async run(_, { tab }) {
    tab.network = state;
    if (state === 'open') dispatchEvent(new Event('online'));
  },
  toString: () => `network(${state})`,
});
const hide = onPage('hide', 'live', 'live', (page) => page.ends.onHidden());
const pageHide = onPage('pagehide', 'live', 'cached', (page) => page.ends.onPageEnd());
/** The old stages are still in memory, as they are in a page that comes back; a new epoch begins beside them. */
const restore: Command = {
  ...onPage('restore', 'cached', 'live', async (page, real) => {
    // Timers and jobs of before go on where they stood: nothing of it may be sealed.
    page.ends.onHidden();
    page.capture(10, true);
    real.pages[real.pages.indexOf(page)] = await real.tab.openPage(true);
  }),
  toString: () => 'restore',
};
const reload: Command = {
  ...onPage('reload', 'live', 'gone', (page) => page.ends.onPageEnd()),
  async run(model, real) {
    await onPage('', 'live', 'gone', (page) => page.ends.onPageEnd()).run(model, real);
    await openPage(model, real);
  },
};
/** The copy has the tab's storage: both epochs name the same one before them. */
const duplicate: Command = {
  check: ({ pages }) => pages.filter((state) => state === 'live').length === 1,
  async run(model, real) {
    const stored = { ...sessionStorage };
    await openPage(model, real);
    // The first tab goes on under the storage that it had.
    for (const [name, value] of Object.entries(stored)) sessionStorage.setItem(name, String(value));
    await openPage(model, real);
  },
  toString: () => 'duplicate',
};
const killWorker: Command = {
  check: () => true,
  async run(_, { watch }) {
    const worker = watch.workers.at(-1);
    worker?.terminate();
    // What a worker that ran out of memory gives.
    worker?.dispatchEvent(new Event('error'));
  },
  toString: () => 'kill-worker',
};
const finish = onPage('finish', 'live', 'gone', (page) => void page.ends.finish());
const finishAndLeave = onPage('finish-and-leave', 'live', 'gone', (page) => {
  void page.ends.finish();
  dispatchEvent(new PageTransitionEvent('pagehide'));
});
const withdraw = onPage('withdraw', 'live', 'gone', (page) => page.ends.drop());

const commands = fc.commands(
  [
    fc.constantFrom<SealedBy>('worker', 'worker', 'starting worker', 'page').map(load),
    fc.tuple(fc.constantFrom(10, 300, 20_000), fc.boolean()).map(([size, full]) => capture(size, full)),
    fc.tuple(fc.constantFrom(50, 5_000), fc.constant(true)).map(([size, full]) => capture(size, full)),
    fc.constantFrom(2, 5).map(burst),
    fc.tuple(fc.constantFrom(40_000, 90_000), fc.constant(true)).map(([size, full]) => capture(size, full)),
    fc.constantFrom(0, 1, 15).map(wait),
    fc.constantFrom<Network>('open', 'dark', 'answer-lost').map(network),
    ...[hide, hide, pageHide, restore, restore, reload, duplicate, killWorker, killWorker].map((one) =>
      fc.constant(one),
    ),
    ...[finish, finishAndLeave, withdraw].map((one) => fc.constant(one)),
  ],
  { maxCommands: 40, size: 'max' },
);

/** All of it opens, as far as it goes; nothing that was captured is there twice. */
async function openAll(tab: ModelTab): Promise<OpeningReport | null> {
  const { epochs } = seenIn(tab);
  if (epochs.length === 0) return null;
  const opening = openEpochs(epochs, { key, psk });
  const lines: string[] = [];
  for (;;) {
    const step = await opening.next();
    if (step.done) {
      expect(new Set(lines).size).toBe(lines.length);
      expect(lines.filter((line) => !tab.captured.includes(line))).toEqual([]);
      return step.value;
    }
    lines.push(...step.value.lines);
  }
}

describe('a tab', () => {
  let real: Real;
  beforeEach(() => begin());
  afterEach(() => end());
  function begin(): void {
    real = { tab: openTab(recipient, psk), watch: watchKeyUses(), pages: [] };
  }
  function end(): void {
    real.tab.close();
    real.watch.stop();
  }

  it('never uses a key twice, in whatever order things befall it', async () => {
    const counts = { chunks: 0, byWorker: 0, byWebCrypto: 0, thrownAway: 0, resent: 0 };
    await fc.assert(
      fc.asyncProperty(commands, async (list) => {
        end();
        begin();
        const model: Model = { pages: [] };
        await openPage(model, real);
        await fc.asyncModelRun(() => ({ model, real }), list);
        // Jobs that are still running come to their end.
        await tick(30);
        const seen = seenIn(real.tab);
        expect(faultsOf(real.watch.uses, seen.chunks)).toEqual([]);
        for (const [place, bytes] of real.tab.frames)
          if (!place.includes('/close/')) expect(bytes.size).toBe(1);
        const report = await openAll(real.tab);
        expect(report?.epochs.filter(({ prev }) => prev === 'differs') ?? []).toEqual([]);
        const places = new Set(seen.chunks.map(({ place }) => place));
        counts.chunks += places.size;
        counts.byWorker += real.watch.uses.filter(({ by }) => by === 'worker').length;
        counts.byWebCrypto += real.watch.uses.filter(({ by }) => by === 'webcrypto').length;
        counts.thrownAway += real.watch.uses.filter(({ place }) => !places.has(place)).length;
        counts.resent += seen.chunks.length - places.size;
      }),
      { numRuns: 20 * times },
    );
    // It was tried: chunks by each cipher, some thrown away, some seen more than once.
    expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([]);
  });

  it('control: a key that a cipher is given twice is seen, and so are two ciphertexts of one index', async () => {
    const { watch } = real;
    const use = async (keyByte: number) => {
      const raw = new Uint8Array(32).fill(keyByte);
      const imported = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt']);
      const additionalData = Uint8Array.of(...new TextEncoder().encode('ssf1'), ...new Uint8Array(37));
      const how = { name: 'AES-GCM', iv: new Uint8Array(12), additionalData };
      await crypto.subtle.encrypt(how, imported, new Uint8Array(keyByte));
    };
    await use(1);
    expect(faultsOf(watch.uses, [])).toEqual([]);
    await use(2);
    expect(faultsOf(watch.uses, [])).toEqual(['an index was sealed twice']);
    await use(2);
    expect(faultsOf(watch.uses, [])).toContain('a key was given to a cipher twice');
    const { place, body } = watch.uses[2] ?? {};
    const sent = { place: place ?? '', body: body ?? '' };
    expect(faultsOf(watch.uses.slice(2), [sent, sent])).toEqual([]);
    expect(faultsOf(watch.uses.slice(2), [{ ...sent, body: 'AA' }])).toEqual([
      'sent what its one use did not give',
    ]);
    expect(faultsOf([], [sent, { ...sent, body: 'AA' }])).toEqual(['two ciphertexts of one index']);
  });
});
