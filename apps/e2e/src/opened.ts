// The key holder's side: releases a session past the audit log and opens it with the reading key.
import { parsePurpose } from '@scrim/access-control';
import { type OpeningReport, openEpochs, readingKey } from '@scrim/crypto/open';
import type { SessionId } from '@scrim/protocol';
import type { World } from './world.ts';

/** An rrweb event as far as these tests look into it. */
export interface OpenedEvent {
  readonly type: number;
  readonly timestamp: number;
  // biome-ignore lint/suspicious/noExplicitAny: rrweb's events are a large union; tests look at a few fields each.
  readonly data: any;
}

export interface OpenedSession {
  readonly events: readonly OpenedEvent[];
  /** All events as they were sealed, for searches. */
  readonly text: string;
  readonly report: OpeningReport;
}

export async function openSession(world: World, sid: SessionId): Promise<OpenedSession> {
  const released = await world.admin.sessions.open({
    sid,
    actor: { id: 'e2e', role: 'analyst' },
    purpose: parsePurpose('End-to-end test'),
  });
  const key = await readingKey(1, (await world.keys.reading.unlock()).privateKey);
  const chunks = openEpochs(released.epochs, { key, psk: released.psk });
  const lines: string[] = [];
  for (;;) {
    const { done, value } = await chunks.next();
    if (done === true) {
      return {
        events: lines.map((line) => JSON.parse(line) as OpenedEvent),
        text: lines.join('\n'),
        report: value,
      };
    }
    lines.push(...value.lines);
  }
}
