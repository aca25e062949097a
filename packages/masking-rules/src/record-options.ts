// Options for rrweb's `record`: the first sieve, which saves work. The event masker is what the promise rests on.
import type { SamplingStrategy } from '@rrweb/types';
import type { PolicyRule } from '@scrim/protocol';
import { type CompiledPolicy, isCompiled } from './policy/compiled-policy.ts';
import { PolicyError } from './policy/policy-error.ts';
import { maskInput, maskText } from './text-mask.ts';

/** The part of rrweb's `recordOptions` that masking owns. Spread it last, so that nothing loosens it. */
export interface MaskingRecordOptions {
  readonly maskAllInputs: boolean;
  readonly maskInputOptions: Readonly<Partial<Record<(typeof INPUT_KINDS)[number], true>>>;
  readonly maskInputFn: (text: string) => string;
  /** For text that rrweb's own class masks. */
  readonly maskTextFn: (text: string) => string;
  readonly slimDOMOptions: 'all';
  readonly inlineStylesheet: true;
  readonly inlineImages: false;
  readonly collectFonts: false;
  readonly recordCanvas: false;
  readonly recordCrossOriginIframes: false;
  readonly keepIframeSrcFn: () => false;
  readonly userTriggeredOnInput: true;
  readonly sampling: SamplingStrategy;
}

const INPUT_KINDS = [
  'color',
  'date',
  'datetime-local',
  'email',
  'month',
  'number',
  'range',
  'search',
  'tel',
  'text',
  'time',
  'url',
  'week',
  'textarea',
  'select',
  'password',
] as const;

/**
 * Options for rrweb's `record` under a policy. Text reaches the masker as it is, in the page's memory, because only the
 * masker knows what of it passes; values of controls do so only where a rule could show them, and passwords never.
 *
 * `maskInputOptions` alone would switch password masking off when one key is forgotten, so `maskAllInputs` is set too.
 * Input is sampled at `change`: one event per pause, not per key.
 *
 * @throws PolicyError `policy_malformed` for what `compilePolicy` did not make
 */
export function recordOptions(compiled: CompiledPolicy): MaskingRecordOptions {
  if (!isCompiled(compiled)) {
    throw new PolicyError('policy_malformed', 'recordOptions: expected what compilePolicy made');
  }
  const showsInputs = compiled.policy.rules.some(mayShowInputs);
  return {
    maskAllInputs: !showsInputs,
    maskInputOptions: showsInputs ? { password: true } : allInputs(),
    maskInputFn: maskInput,
    maskTextFn: maskText,
    slimDOMOptions: 'all',
    inlineStylesheet: true,
    inlineImages: false,
    collectFonts: false,
    recordCanvas: false,
    recordCrossOriginIframes: false,
    keepIframeSrcFn: () => false,
    userTriggeredOnInput: true,
    sampling: { input: 'last', mousemove: 50, scroll: 150, media: 800 },
  };
}

function mayShowInputs({ do: wanted, what }: PolicyRule): boolean {
  return wanted === 'unmask' && (what === 'inputs' || what === 'all');
}

function allInputs(): MaskingRecordOptions['maskInputOptions'] {
  return Object.fromEntries(
    INPUT_KINDS.map((kind) => [kind, true]),
  ) as MaskingRecordOptions['maskInputOptions'];
}
