// The command as a process: what it prints and how it ends. Quick runs: that a bench runs at all, and its shape.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { BENCHES } from '../benches.ts';

const PROGRAM = fileURLToPath(new URL('../bench.ts', import.meta.url));

async function bench(...args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, ['--conditions=@scrim/source', PROGRAM, ...args]);
  const [[code], stdout, stderr] = await Promise.all([
    once(child, 'close') as Promise<[number]>,
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, stdout, stderr };
}

/** The baseline of each bench, '' where figures stand alone, and how many figures it has. */
const EXPECTED: readonly (readonly [name: string, baseline: string, figures: number])[] = [
  ['crypto', 'platform alone', 22],
  ['mask', 'JSON.stringify', 4],
  ['masking', 'plain rrweb', 28],
  ['store', '1 at once', 3],
  ['page', 'plain rrweb', 16],
  ['detectors', '', 15],
];

describe('pnpm bench', () => {
  it('lists the benches when none is named', async () => {
    const { code, stdout } = await bench();
    expect(code).toBe(0);
    for (const [name] of EXPECTED) expect(stdout).toMatch(new RegExp(`^ +${name} `, 'm'));
    expect([...BENCHES.keys()]).toEqual(EXPECTED.map(([name]) => name));
  });

  it.each([
    ['an unknown name', ['seel'], 'there is no bench "seel". There are: crypto, mask, masking, store, page'],
    ['an unknown option', ['crypto', '--jsn'], '--jsn'],
    ['two names', ['crypto', 'mask'], 'one NAME'],
  ])('refuses %s with exit 2, saying why', async (_, args, says) => {
    const { code, stdout, stderr } = await bench(...args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(says);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('prints a table without --json', async () => {
    const { stdout } = await bench('mask', '--quick');
    expect(stdout).toMatch(/^full snapshot: JSON\.stringify +[\d.]+ ms +× 1$/m);
  });

  it.each(EXPECTED)('%s gives its figures as JSON, with ratios against %s', async (name, baseline, count) => {
    const { code, stdout } = await bench(name, '--quick', '--json');
    expect(code).toBe(0);
    const figures = JSON.parse(stdout) as Record<string, unknown>[];
    expect(figures).toHaveLength(count);
    expect(new Set(figures.map((figure) => figure.name)).size).toBe(count);
    for (const figure of figures) checkFigure(figure);
    const bases = figures.filter((figure) => String(figure.name).endsWith(`: ${baseline}`));
    // Of one round, the ratio is that of the values.
    for (const base of bases) checkRatios(figures, base, baseline);
    expect(bases.length > 0).toBe(baseline !== '');
  });
});

const FIGURE = ['name', 'value', 'unit', 'ratio', 'aim', 'ok'];

function checkFigure(figure: Record<string, unknown>): void {
  expect(Object.keys(figure).filter((key) => !FIGURE.includes(key))).toEqual([]);
  expect(figure).toMatchObject({
    name: expect.any(String),
    value: expect.any(Number),
    unit: expect.any(String),
  });
}

function checkRatios(
  figures: Record<string, unknown>[],
  base: Record<string, unknown>,
  baseline: string,
): void {
  const metric = String(base.name).slice(0, -baseline.length);
  if (Number(base.value) <= 0) return;
  expect(base.ratio).toBe(1);
  for (const figure of figures.filter(({ name }) => String(name).startsWith(metric))) {
    const ratio = Number(figure.value) / Number(base.value);
    expect(Math.abs(Number(figure.ratio) - ratio)).toBeLessThanOrEqual(Math.abs(ratio) * 0.01);
  }
}
