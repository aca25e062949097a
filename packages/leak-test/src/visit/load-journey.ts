// Journeys from files: JSON, or a module that exports one. Runs the module: a journey in code is code of the site's own.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { LeakTestError } from '../leak-test-error.ts';
import { type Journey, type JourneyCode, parseJourney } from './journey.ts';

/**
 * A journey from a file: `.json` (ours or of Chrome's Recorder), or `.mjs`, `.js`, `.ts` with
 * `export const journey = async ({ page, secret }) => {}`, or with an object as it would be in JSON.
 *
 * @throws LeakTestError `leak_test_journey_malformed`
 */
export async function loadJourney(file: string): Promise<Journey> {
  const { ext, name, base } = path.parse(file);
  const journey = ext === '.json' ? await readJson(file, base) : await readModule(file, base);
  return isCode(journey) ? { name, way: { code: journey } } : parseJourney(journey);
}

function isCode(journey: unknown): journey is JourneyCode {
  return typeof journey === 'function';
}

async function readJson(file: string, base: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw malformed(base, cause instanceof SyntaxError ? 'is not JSON' : 'cannot be read', cause);
  }
}

async function readModule(file: string, base: string): Promise<unknown> {
  const loaded = await loadModule(file, base);
  if ('journey' in loaded) return loaded.journey;
  throw malformed(base, 'has no export `journey`');
}

async function loadModule(file: string, base: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await import(/* @vite-ignore */ pathToFileURL(path.resolve(file)).href);
  } catch (cause) {
    throw malformed(base, 'cannot be loaded', cause);
  }
}

function malformed(base: string, what: string, cause?: unknown): LeakTestError {
  return new LeakTestError('leak_test_journey_malformed', `${base} ${what}`, {
    hint: 'A journey is JSON with `name` and `steps`, an export of Chrome’s Recorder, or a module that exports `journey`.',
    ...(cause === undefined ? {} : { cause }),
  });
}
