// Plain rrweb as a recorder under test, for comparison and as a control: what a leak test finds on it is known.
import { gunzipSync } from 'node:zlib';
import { bundleScript } from '../browser/bundle-script.ts';
import { LeakTestError } from '../leak-test-error.ts';
import type { SentRequest } from '../wire/sent-request.ts';
import type { RecorderUnderTest, ReplayEvent } from './recorder.ts';
import { RRWEB_HOST } from './rrweb/rrweb-address.ts';

/** How rrweb records. */
export interface RrwebRecorderOptions {
  /**
   * rrweb's own options, as JSON.
   *
   * Privacy: rrweb's defaults mask passwords and nothing else.
   */
  readonly options?: object;
  /** @default 'rrweb' */
  readonly name?: string;
}

/**
 * Plain rrweb.
 *
 * @throws LeakTestError `leak_test_bad_option` when an option is not JSON: functions do not get into the page
 */
export function rrwebRecorder({
  options = {},
  name = 'rrweb',
}: RrwebRecorderOptions = {}): RecorderUnderTest {
  const json = jsonOf(options);
  return {
    name,
    script: async () => `globalThis.leakTestRrwebOptions = ${json};\n${await bundleScript('page/rrweb')}`,
    isRecorders: (host) => host === RRWEB_HOST,
    answer: async () => new Response(null, { status: 204, headers: { 'access-control-allow-origin': '*' } }),
    marks: { mask: { class: 'rr-mask' }, block: { class: 'rr-block' } },
    decode: async (sent) => ({ layers: [], events: eventsIn(sent) }),
  };
}

function jsonOf(options: object): string {
  const isJson = (value: unknown): boolean =>
    value === null || typeof value === 'object'
      ? Object.values(value ?? {}).every(isJson)
      : typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  if (isJson(options)) return JSON.stringify(options);
  throw new LeakTestError('leak_test_bad_option', 'an option of rrweb is not JSON', {
    hint: 'Functions cannot be handed into the page: leave them out, or write a recorder of your own.',
  });
}

/** The layers of the wire already hold everything: nothing of it is sealed. */
function eventsIn(sent: readonly SentRequest[]): readonly ReplayEvent[] {
  return sent
    .filter(({ url, body }) => new URL(url).hostname === RRWEB_HOST && body.length > 0)
    .flatMap(({ body }) => JSON.parse(textOf(body)) as ReplayEvent[])
    .sort((one, other) => one.timestamp - other.timestamp);
}

/** The last batch of a page that goes away is not gzipped. */
function textOf(body: Uint8Array): string {
  const isGzipped = body[0] === 0x1f && body[1] === 0x8b;
  return new TextDecoder().decode(isGzipped ? gunzipSync(body) : body);
}
