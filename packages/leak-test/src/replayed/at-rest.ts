// Waits until a rebuilt document stands still: laid out, its pictures decoded, its transitions over. Changes nothing.

/** Nothing is waited for longer: a page may move for ever. */
const MAX_WAIT_MS = 1000;

/** Waits until nothing moves that ends, at most a second. */
export async function atRest(document: Document | null): Promise<void> {
  if (document === null) return;
  await nextFrame();
  await nextFrame();
  const pictures = [...document.images].map((picture) => picture.decode().catch(() => undefined));
  const ending = document
    .getAnimations()
    .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
    .map(({ finished }) => finished.catch(() => undefined));
  await Promise.race([Promise.all([...pictures, ...ending]), sleep(MAX_WAIT_MS)]);
  await nextFrame();
}

const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
const sleep = (ms: number): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, ms));
