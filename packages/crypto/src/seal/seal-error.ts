// Why a sealer did not seal. None of these is a fault of the page's data.
import { ScrimError } from '@scrim/protocol';

/**
 * `epoch_ended`: FINAL was given out, or the sealer was dropped. `job_used`: a job is good for one input.
 * `job_abandoned`: given up while it was being sealed; there is no chunk. `chunk_too_large`: above 8 MiB padded, or
 * above 64 MiB of UTF-8. `worker_failed`: the worker that was handed the job died, was stopped or did not answer; there is
 * no chunk. `platform_unsupported`: nothing here has the algorithms of the suite. `suite_not_loaded`: the file that they
 * are in did not come; it may at the next try.
 */
export type SealErrorCode =
  | 'epoch_ended'
  | 'job_used'
  | 'job_abandoned'
  | 'chunk_too_large'
  | 'worker_failed'
  | 'platform_unsupported'
  | 'suite_not_loaded';

/** Nothing was sealed: match on `code`. */
export class SealError extends ScrimError<SealErrorCode> {
  override readonly name = 'SealError';
}
