// The page's door: consent state, records and receipts. No zod, no key, no effect on import.
export type {
  Consent,
  ConsentErrorCode,
  Evidence,
  Receipt,
  WithdrawHook,
  WrittenSession,
} from './consent.ts';
export { type ConsentOptions, createConsent } from './create-consent.ts';
export { type ConsentSignal, decideTransition } from './transitions.ts';
