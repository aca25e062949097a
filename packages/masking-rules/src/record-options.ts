// Options for rrweb's `record`: the first sieve, which saves work. The event masker is what the promise rests on.
import type { SamplingStrategy } from '@rrweb/types';
import { type CompiledPolicy, compilePolicy } from './policy/compiled-policy.ts';
import { maskInput, maskText } from './text-mask.ts';

/** The part of rrweb's `recordOptions` that masking owns. Spread it last, so that nothing loosens it. */
export interface MaskingRecordOptions {
  readonly maskAllInputs: true;
  readonly maskInputOptions: Readonly<Record<(typeof INPUT_KINDS)[number], true>>;
  readonly maskInputFn: (text: string) => string;
  readonly maskTextSelector: '*';
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
 * Options for rrweb's `record` under a policy.
 *
 * `maskInputOptions` alone would switch password masking off when one key is forgotten, so both it and
 * `maskAllInputs` are set. Input is sampled at `change`: one event per pause, not per key.
 *
 * @throws PolicyError for a policy that this version cannot carry out
 */
export function recordOptions({ policy }: CompiledPolicy): MaskingRecordOptions {
  compilePolicy(policy);
  return {
    maskAllInputs: true,
    maskInputOptions: allInputs(),
    maskInputFn: maskInput,
    maskTextSelector: '*',
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

function allInputs(): MaskingRecordOptions['maskInputOptions'] {
  return Object.fromEntries(
    INPUT_KINDS.map((kind) => [kind, true]),
  ) as MaskingRecordOptions['maskInputOptions'];
}
