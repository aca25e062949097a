// The one way in which a leak test itself fails. A message never holds a value of a page, of a recording or of a key:
// hosts, paths of files, ids and codes only.
import { ScrimError } from '@scrim/protocol';

/**
 * `leak_test_no_browser`: there is no Chromium to be found, or it does not start. `leak_test_no_page`: the page could
 * not be opened or driven. `leak_test_no_script`: a recorder's script could not be bundled.
 * `leak_test_recorder_refused`: the recorder does not record this page. `leak_test_nothing_recorded`: it sent nothing.
 * `leak_test_not_opened`: what was sent does not open with the keys of the test. `leak_test_bad_option`: an option that
 * cannot be. `leak_test_bad_policy`: a policy that cannot be read. `leak_test_page_unreachable`: the page under test
 * does not answer, or answers with an error. `leak_test_journey_malformed`: a journey that cannot be read.
 * `leak_test_journey_failed`: one that could not be followed to its end. `leak_test_not_prepared`: something was asked
 * of a recorder that was not prepared. `leak_test_too_many_places`: there are more places than secrets to plant.
 */
export type LeakTestErrorCode =
  | 'leak_test_no_browser'
  | 'leak_test_no_page'
  | 'leak_test_no_script'
  | 'leak_test_recorder_refused'
  | 'leak_test_nothing_recorded'
  | 'leak_test_not_opened'
  | 'leak_test_bad_option'
  | 'leak_test_bad_policy'
  | 'leak_test_page_unreachable'
  | 'leak_test_journey_malformed'
  | 'leak_test_journey_failed'
  | 'leak_test_not_prepared'
  | 'leak_test_too_many_places';

/** A test that could not be carried out: match on `code`. That is never a pass. */
export class LeakTestError extends ScrimError<LeakTestErrorCode> {
  override readonly name = 'LeakTestError';
}
