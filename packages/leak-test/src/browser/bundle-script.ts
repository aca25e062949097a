// Bundles code that runs in pages, when it is needed: one classic script that leaves no name of its own behind.
// Writes no files.
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { LeakTestError } from '../leak-test-error.ts';

/** The doors of this package that run in pages. */
export type PageDoor =
  | 'page/channels'
  | 'page/places'
  | 'page/stage'
  | 'page/scrim'
  | 'page/rrweb'
  | 'page/leaky';

/** Run from source, pages get what is written there too; installed, they get what was built. */
const CONDITIONS = import.meta.url.endsWith('.ts') ? ['@scrim/source'] : [];

/** One bundling a door and process. */
const bundles = new Map<string, Promise<string>>();

/**
 * A door of this package as a classic script.
 *
 * @throws LeakTestError `leak_test_no_script`
 */
export function bundleScript(door: PageDoor): Promise<string> {
  return bundleOnce(`@scrim/leak-test/${door}`);
}

/**
 * A file of the user's, JavaScript or TypeScript, with all it imports, as a classic script.
 *
 * @throws LeakTestError `leak_test_no_script`
 */
export function bundleFile(path: string): Promise<string> {
  return bundleOnce(path);
}

function bundleOnce(entry: string): Promise<string> {
  const known = bundles.get(entry);
  if (known !== undefined) return known;
  const bundle = bundleEntry(entry);
  bundles.set(entry, bundle);
  return bundle;
}

async function bundleEntry(entry: string): Promise<string> {
  try {
    const { outputFiles } = await build({ ...OPTIONS, entryPoints: [entry] });
    return outputFiles.map(({ text }) => text).join('');
  } catch (cause) {
    throw new LeakTestError('leak_test_no_script', `${entry} could not be bundled for the page`, {
      cause,
      hint: 'The cause lists what esbuild found: a file that is not there, or a syntax error.',
    });
  }
}

const OPTIONS = {
  bundle: true,
  write: false,
  minify: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'silent',
  conditions: CONDITIONS,
  // A package finds its own doors from within its own folder.
  absWorkingDir: fileURLToPath(new URL('.', import.meta.url)),
  define: { 'process.env.NODE_ENV': '"production"' },
} as const satisfies BuildOptions;
