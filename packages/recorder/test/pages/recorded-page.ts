// Runs inside a page of its own: the whole integration, and what the test drives it with.
import { startRecorder } from '@scrim/recorder';
import { newConsent } from '../paper-collector.ts';

/** Written into the page by its server. */
interface PageConfig {
  readonly site: string;
  readonly rootKey: string;
  readonly workerUrl: string | null;
}

const { site, rootKey, workerUrl } = JSON.parse(
  document.querySelector('#config')?.textContent ?? '{}',
) as PageConfig;
const collector = `${location.origin}/collector`;
const pageErrors: string[] = [];
const told: string[] = [];

addEventListener('error', ({ message }) => pageErrors.push(message));
addEventListener('unhandledrejection', ({ reason }) => pageErrors.push(String(reason)));

/** Messages that the page heard from workers; the first of each says that it is ready. */
let heard = 0;
globalThis.Worker = class extends Worker {
  constructor(address: string | URL, options?: WorkerOptions) {
    super(address, options);
    this.addEventListener('message', () => {
      heard += 1;
    });
  }
};

const consent = newConsent(site, collector);
// As a visitor who said yes on an earlier page: before the recorder looks.
if (new URLSearchParams(location.search).has('granted')) consent.grant({ method: 'button' });
const recorder = startRecorder({
  collector,
  site,
  rootKey,
  consent,
  ...(workerUrl === null ? {} : { workerUrl }),
  onStatus: ({ state, reason, detail }) => told.push([state, reason, detail].filter(Boolean).join(' ')),
});

const page = {
  pageErrors,
  /** `state reason detail` of each status. */
  told,
  recorder,
  heard: () => heard,
  grant: () => consent.grant({ method: 'button' }),
  withdraw: () => consent.withdraw(),
  /** One change of the page, so many nodes large. */
  add(nodes: number): void {
    const list = document.createElement('ul');
    for (let at = 0; at < nodes; at += 1) list.append(document.createElement('li'));
    document.body.append(list);
  },
};

/** What the test finds on the page's global. */
export type RecordedPage = typeof page;

Reflect.set(globalThis, 'recorded', page);
