// Why a recording does not start or ends: a code for the developer, never a value.
import type { StatusReason } from '../options.ts';

export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly reason: StatusReason;
  readonly detail: string | undefined;
  /** Id of the policy's rule that is to blame. */
  readonly rule: string | undefined;

  constructor(reason: StatusReason, detail?: string, rule?: string) {
    super(reason);
    this.reason = reason;
    this.detail = detail;
    this.rule = rule;
  }
}
