// The real stage, bundled, behind the policy that it is served with and in the frame that the console gives it.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The page that stands for the console: it puts stages into frames and sends them events. */
export const CONSOLE_PAGE = `<!doctype html><title>Console</title><script>
window.finished = 0;
window.show = (player, events) => new Promise((resolve) => {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
  // All of them in sight: a frame that nobody sees does not draw.
  frame.width = 220; frame.height = 200; frame.src = player;
  frame.onload = () => {
    const control = new MessageChannel();
    const film = new MessageChannel();
    control.port1.onmessage = ({ data }) => {
      if (data.kind === 'finished') {
        window.finished += 1;
        control.port1.postMessage({ kind: 'seek', atMs: 0 });
        control.port1.postMessage({ kind: 'seek', atMs: 200 });
      }
    };
    frame.contentWindow.postMessage({ scrim: 'stage/1' }, new URL(player).origin, [control.port2, film.port2]);
    film.port1.onmessage = () => {};
    film.port1.postMessage({ kind: 'events', pageIndex: 0, events });
    film.port1.postMessage({ kind: 'end', durationMs: 200 });
    control.port1.postMessage({ kind: 'fit', width: 220, height: 200 });
    control.port1.postMessage({ kind: 'play' });
    resolve();
  };
  document.body.append(frame);
});
</script><body>`;

/** The player document's program as one file. */
export async function bundleStage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@scrim/source'] },
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL('../stage-page.ts', import.meta.url)),
        formats: ['es'],
        fileName: 'stage',
      },
    },
  });
  const [result] = Array.isArray(built) ? built : [built];
  if (result === undefined || !('output' in result)) throw new Error('the stage was not bundled');
  return result.output.map((file) => (file.type === 'chunk' ? file.code : '')).join('');
}
