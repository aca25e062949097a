// What was done, in a sentence: without it a "nothing found" says nothing.
import type { LeakReport } from './leak-report.ts';

/** How much was planted and looked at. */
export function summaryOf(report: LeakReport): string {
  const looked = `${report.requests} requests of the recorder, ${report.bytesSent} bytes, looked into`;
  return report.mode === 'catalogue' ? `${channelsOf(report)}; ${looked}` : `${placesOf(report)}; ${looked}`;
}

function channelsOf({ channels, guises }: LeakReport): string {
  const exercised = channels.filter(({ notExercised }) => notExercised === undefined).length;
  return `${exercised} of ${channels.length} channels exercised, each as ${guises.join(' and as ')}`;
}

function placesOf({ places }: LeakReport): string {
  const planted = places.filter((place) => place.planted).length;
  const shown = places.filter((place) => place.shown !== undefined).length;
  const onPurpose = shown === 0 ? '' : `, ${shown} that the policy shows on purpose`;
  return `${places.length} places found, ${planted} planted${onPurpose}`;
}
