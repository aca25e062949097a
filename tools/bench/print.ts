// Figures and the list of benches, for people.
import type { Bench } from './benches.ts';
import type { Figure } from './compare.ts';

/** A line per bench and how to run one. */
export function listOf(benches: ReadonlyMap<string, Bench>): string {
  const lines = [...benches].map(([name, { about }]) => `  ${name.padEnd(11)}${about}`);
  return `pnpm bench NAME [--json] [--quick]\n\n${lines.join('\n')}\n`;
}

/** A line per figure. */
export function tableOf(figures: readonly Figure[]): string {
  const width = Math.max(...figures.map(({ name }) => name.length)) + 2;
  const lines = figures.map(({ name, value, unit, ratio, aim, ok }) => {
    const times = ratio === undefined ? '' : `× ${ratio}`;
    const wanted = aim === undefined ? '' : `${ok === true ? 'as wanted' : 'NOT AS WANTED'}: ${aim}`;
    return `${name.padEnd(width)}${String(value).padStart(8)} ${unit.padEnd(14)}${times.padEnd(10)}${wanted}`.trimEnd();
  });
  return `${lines.join('\n')}\n`;
}
