// Rebuilds the page at the end of a visit from what was recorded, and compares it with the page as it was.
import type { DecodedSession } from '../recorders/recorder.ts';
import type { LiveMoment } from '../replayed/moment.ts';
import type { Stage } from '../replayed/stage.ts';
import type { Picture, Score } from '../report/leak-report.ts';
import { layoutOf } from '../scores/layout.ts';
import { readabilityOf } from '../scores/readability.ts';
import type { Secret } from '../secrets/secret.ts';

/** How the replay of a visit compares. */
export interface ReplayedVisit {
  /** Null: there was nothing to replay. */
  readonly layout: Score | null;
  readonly readability: Score | null;
  readonly picture: Picture;
}

/** Replays a visit on a stage, which is asked for when there is something to replay; other visits wait. */
export async function replayVisit(
  openedStage: () => Promise<Stage>,
  { events }: DecodedSession,
  live: LiveMoment,
  secrets: readonly Secret[],
): Promise<ReplayedVisit> {
  const [first] = secrets;
  const name = `catalogue, ${first?.guise ?? 'letters'}`;
  const nothing = { layout: null, readability: null, picture: { name, live: live.picture, replayed: null } };
  if (events === undefined || events.length === 0) return nothing;
  const stage = await openedStage();
  const { isShown } = await stage.show(events, live.atMs);
  if (!isShown) return nothing;
  const replayed = await stage.read();
  return {
    layout: layoutOf(live, replayed),
    readability: readabilityOf(live, replayed, secrets),
    picture: { name, live: live.picture, replayed: replayed.picture },
  };
}
