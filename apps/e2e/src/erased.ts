// A session is erased when its secret is gone: opening refuses, by every way there is, though the private key and a
// copy of all ciphertext are still held.
import { ScrimError, type SessionId } from '@scrim/protocol';
import { openSession } from './opened.ts';
import { until, type World } from './world.ts';

export async function sessionErased(world: World, sid: SessionId): Promise<void> {
  await until('the session is erased', async () => (await refusalOf(world, sid)) === 'session_erased');
}

/** The code with which opening is refused; null when it opens. */
export async function refusalOf(world: World, sid: SessionId): Promise<string | null> {
  try {
    await openSession(world, sid);
    return null;
  } catch (error) {
    return error instanceof ScrimError ? error.code : String(error);
  }
}
