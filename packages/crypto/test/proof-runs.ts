// How often a property is tried. `SCRIM_PROOF=20` tries each twenty times as often: for a night, not for every change.

/** Runs of a property, times `SCRIM_PROOF` (default 1). */
export function proofRuns(runs: number): { readonly numRuns: number } {
  const factor = Number(process.env.SCRIM_PROOF ?? 1);
  if (!(factor > 0)) throw new RangeError('SCRIM_PROOF: expected a number above 0');
  return { numRuns: Math.ceil(runs * factor) };
}
