// What sealing and opening cost beside the platform's own AES-GCM, SHA-256 and DEFLATE, in Node and in Chromium; what
// an epoch takes to begin; what the sealing side weighs.
import { compare, type Effort, type Figure } from '../compare.ts';
import { type CryptoTask, type CryptoWork, prepareCryptoWork } from '../crypto/crypto-work.ts';
import { doorWeight } from '../page/door-weight.ts';
import { openCryptoPages } from '../page/measure-crypto.ts';
import { maskedBatches } from '../samples/masked-batches.ts';

const BASELINE = 'platform alone';
/** Batches of 32 KiB, as the recorder cuts them: 10 MB. */
const BATCHES = 312;
const SEALS = 200;
/** At most so many times what the platform alone takes. */
const MOST_TIMES = 1.5;
const MOST_KB = 14;

/** A comparison by its title: what each variant is called, and what it does. */
type Variants = Readonly<Record<string, CryptoTask>>;
const AS_IT_IS: Variants = { [BASELINE]: 'seal alone', seal: 'seal', 'sealNow (JavaScript)': 'sealNow' };
const WITH_DEFLATE: Variants = { [BASELINE]: 'deflate and seal alone', seal: 'deflate and seal' };
const OPENING: Variants = { [BASELINE]: 'open alone', openEpochs: 'open' };

/** Milliseconds in Node and in Chromium; kilobytes of the seal door. */
export async function benchCrypto(effort: Effort): Promise<Figure[]> {
  const batches = maskedBatches(effort.size(BATCHES));
  const sample = { batches, seals: effort.size(SEALS) };
  const megabytes = Math.ceil(batches.reduce((sum, batch) => sum + batch.length, 0) / 1e6);
  const node = await prepareCryptoWork(sample);
  const figures = await benchPlace('Node', node, megabytes, effort);
  // Node has X-Wing in its parts only: sealing takes noble's.
  figures.push(
    ...(await setUps(
      'Node',
      { 'suite 1': [node, 1], 'suite 2 (noble)': [node, 2], 'suite 3': [node, 3] },
      effort,
    )),
  );
  const { native, withoutMlKem, close } = await openCryptoPages(sample);
  try {
    figures.push(...(await benchPlace('Chromium', native, megabytes, effort)));
    const suites = {
      'suite 1': [native, 1],
      'suite 2 (native)': [native, 2],
      'suite 2 (noble)': [withoutMlKem, 2],
      'suite 3': [native, 3],
    } as const;
    figures.push(...(await setUps('Chromium', suites, effort)));
  } finally {
    await close();
  }
  return [...figures, await weigh()];
}

async function benchPlace(
  place: string,
  work: CryptoWork,
  megabytes: number,
  effort: Effort,
): Promise<Figure[]> {
  return [
    ...(await benchTasks(`seal 64 KiB as it is, ${place}`, AS_IT_IS, 'seal', work, effort)),
    ...(await benchTasks(`deflate and seal 64 KiB, ${place}`, WITH_DEFLATE, 'seal', work, effort)),
    ...(await benchTasks(`open ${megabytes} MB, ${place}`, OPENING, 'openEpochs', work, effort)),
  ];
}

async function benchTasks(
  metric: string,
  tasks: Variants,
  judged: string,
  work: CryptoWork,
  effort: Effort,
): Promise<Figure[]> {
  const variants = Object.entries(tasks).map(([name, task]) => ({
    name,
    measure: async () => ({ [metric]: await work.measure(task) }),
  }));
  const figures = await compare({ metrics: { [metric]: 'ms' }, baseline: BASELINE, variants }, effort);
  return figures.map((figure) => (figure.name === `${metric}: ${judged}` ? withAim(figure) : figure));
}

function withAim(figure: Figure): Figure {
  const { ratio } = figure;
  return ratio === undefined ? figure : { ...figure, aim: `≤ ${MOST_TIMES} times`, ok: ratio <= MOST_TIMES };
}

/** One epoch begun: keys, header, chain, for one recipient. */
async function setUps(
  place: string,
  suites: Readonly<Record<string, readonly [work: CryptoWork, suite: 1 | 2 | 3]>>,
  effort: Effort,
): Promise<Figure[]> {
  const metric = `begin an epoch, ${place}`;
  const variants = Object.entries(suites).map(([name, [work, suite]]) => ({
    name,
    measure: async () => ({ [metric]: await work.measure(`set-up ${suite}`) }),
  }));
  return await compare({ metrics: { [metric]: 'ms' }, variants }, effort);
}

async function weigh(): Promise<Figure> {
  const value = (await doorWeight('@scrim/crypto/seal')) / 1000;
  return { name: 'the seal door, gzip', value, unit: 'kB', aim: `≤ ${MOST_KB}`, ok: value <= MOST_KB };
}
