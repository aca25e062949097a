// Runs the variants of a comparison in turn, A B A B …, in one process, and gives medians. Ratios are taken within a
// round, where both variants met the same machine. Must never judge: a figure is no test.

/** One measured value, as `--json` prints it. */
export interface Figure {
  readonly name: string;
  /** Median over the rounds. */
  readonly value: number;
  readonly unit: string;
  /** Median over the rounds of value / baseline's value of the same round, if that is above 0; 1 at the baseline. */
  readonly ratio?: number;
  /** What the project wants of it, in words: `≥ 0.95`. */
  readonly aim?: string;
  /** Is it so? A figure still fails no build. */
  readonly ok?: boolean;
}

/** How much work a run does. */
export interface Effort {
  readonly rounds: number;
  /** Rounds before these, whose values are thrown away. */
  readonly warmUps: number;
  /** The count of something, given the count of a full run. */
  size(full: number): number;
}

/** Values of one round of one variant; in every round the same metrics. */
export type Readings<Metric extends string> = Readonly<Partial<Record<Metric, number>>>;

/** One way to do the work. */
export interface Variant<Metric extends string> {
  readonly name: string;
  measure(): Promise<Readings<Metric>>;
}

export interface Comparison<Metric extends string> {
  /** Name and unit of each value that a variant gives. */
  readonly metrics: Readonly<Record<Metric, string>>;
  /** Name of the variant that ratios are against; none when there is nothing to compare with. */
  readonly baseline?: string;
  readonly variants: readonly Variant<Metric>[];
}

/**
 * Measures every variant once per round, in their order.
 *
 * @returns a figure for each metric and variant that gives it, named `metric: variant`
 * @throws Error when the baseline is no variant, or a value is no finite number
 */
export async function compare<Metric extends string>(
  { metrics, baseline, variants }: Comparison<Metric>,
  { rounds, warmUps }: Effort,
): Promise<Figure[]> {
  if (baseline !== undefined && !variants.some(({ name }) => name === baseline))
    throw new Error(`bench: the baseline "${baseline}" is no variant`);
  const kept: Round<Metric>[] = [];
  for (let round = -warmUps; round < rounds; round += 1) {
    const readings = await measureRound(variants);
    if (round >= 0) kept.push(readings);
  }
  const wanted = Object.entries(metrics) as [Metric, string][];
  return wanted.flatMap(([metric, unit]) => {
    const base = baseline === undefined ? [] : valuesOf(kept, baseline, metric);
    return variants.flatMap(({ name }) => {
      const values = valuesOf(kept, name, metric);
      return values.length === 0 ? [] : [figureOf({ name: `${metric}: ${name}`, unit }, values, base)];
    });
  });
}

type Round<Metric extends string> = ReadonlyMap<string, Readings<Metric>>;

async function measureRound<Metric extends string>(
  variants: readonly Variant<Metric>[],
): Promise<Round<Metric>> {
  const readings = new Map<string, Readings<Metric>>();
  for (const variant of variants) readings.set(variant.name, await variant.measure());
  return readings;
}

/** A value per round; none when the variant does not give this metric. */
function valuesOf<Metric extends string>(
  rounds: readonly Round<Metric>[],
  variant: string,
  metric: Metric,
): number[] {
  const values = rounds.flatMap((round) => round.get(variant)?.[metric] ?? []);
  if (!values.every(Number.isFinite))
    throw new Error(`bench: "${metric}: ${variant}": expected finite numbers`);
  return values;
}

function figureOf(
  { name, unit }: { readonly name: string; readonly unit: string },
  values: readonly number[],
  base: readonly number[],
): Figure {
  const value = rounded(median(values), 4);
  if (base.length === 0 || !base.every((one) => one > 0)) return { name, value, unit };
  const ratios = values.map((one, round) => one / (base[round] ?? Number.NaN));
  return { name, value, unit, ratio: rounded(median(ratios), 3) };
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}

const rounded = (value: number, digits: number): number => Number(value.toPrecision(digits));

/** @returns how long the work took, in milliseconds */
export async function elapsedMs(work: () => Promise<void> | void): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
