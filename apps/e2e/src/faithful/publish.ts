// `pnpm --filter @scrim/e2e faithful`: measures and writes docs/faithfulness.md and its pictures.
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launchChromium } from './launch-chromium.ts';
import { type Moment, openVisit } from './measure-demo.ts';
import { sideBySide } from './side-by-side.ts';
import { faithfulnessPage, PICTURED, pictureName, shareOf } from './summary.ts';

const DOCS = fileURLToPath(new URL('../../../../docs/', import.meta.url));

async function writePictures(moments: readonly Moment[]): Promise<void> {
  const browser = await launchChromium();
  await mkdir(`${DOCS}screens`, { recursive: true });
  for (const { screen, name, livePicture, replayedPicture } of moments) {
    if (!PICTURED.includes(name)) continue;
    const picture = await sideBySide(browser, livePicture, replayedPicture);
    await writeFile(`${DOCS}screens/${pictureName(screen, name)}`, picture);
  }
  await browser.close();
}

const moments: Moment[] = [];
for (const screen of ['desktop', 'phone'] as const)
  moments.push(...(await (await openVisit(screen)).replay()));
await writeFile(`${DOCS}faithfulness.md`, faithfulnessPage(moments));
await writePictures(moments);
const { within, boxes, missing } = shareOf(moments);
process.stdout.write(`${within} of ${boxes} boxes, ${missing} elements missing: docs/faithfulness.md\n`);
