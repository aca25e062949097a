// Opens a session in the store. The key is unlocked first, so that a mistyped passphrase logs no opening; then the
// purpose is logged; only then is the secret released.
import { parsePurpose } from '@scrim/access-control';
import { openEpochs } from '@scrim/crypto/open';
import { ScrimError } from '@scrim/protocol';
import { parseSessionArgument } from '../argument-values.ts';
import { type ActorOptions, actorOf } from '../data/actor.ts';
import { type DataOptions, withCollector } from '../data/collector-data.ts';
import { loadReadingKey } from '../keys/key-files.ts';
import { type UnlockOptions, unlockingOf } from '../keys/unlocking.ts';
import { printReport } from '../terminal/output.ts';
import { printOpened } from './print-opened.ts';

export interface OpenSessionOptions extends DataOptions, ActorOptions, UnlockOptions {
  readonly key: string;
  readonly purpose?: string;
}

/** @throws ScrimError `purpose_required`, `session_unknown`, `session_erased`, `session_empty`, the format's codes */
export async function openSession(argument: string, options: OpenSessionOptions): Promise<void> {
  const sid = parseSessionArgument(argument, '<session>');
  if (options.purpose === undefined) throw purposeRequired();
  const purpose = parsePurpose(options.purpose);
  const actor = actorOf(options, 'analyst');
  const key = await loadReadingKey(options.key, unlockingOf(options));
  await withCollector(options, async ({ sessions }) => {
    const { session, psk, epochs } = await sessions.open({ sid, actor, purpose });
    if (epochs.length === 0) {
      throw new ScrimError('session_empty', 'Nothing has arrived of this session.');
    }
    const { siteId, gen } = session;
    const expect = { siteId, sid, gen, schema: 'rrweb/2' } as const;
    await printReport(await printOpened(openEpochs(epochs, { key, psk, expect })));
  });
}

const purposeRequired = () =>
  new ScrimError('purpose_required', 'Opening a session needs a purpose, and it is logged.', {
    hint: 'Say why you open it: --purpose "…", 3 to 500 characters.',
  });
