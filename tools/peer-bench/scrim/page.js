// What runs in the page: consent, and the recorder as a site starts it. ROOT_KEY stands in front of it when it is bundled.
import { createConsent } from '@scrim/consent';
import { startRecorder } from '@scrim/recorder';

const COLLECTOR = 'https://collect.scrim-bench.test';

/** @type {(site: string) => import('@scrim/consent').Consent} */
const consentTo = (site) =>
  createConsent({
    site,
    collector: COLLECTOR,
    purposes: [
      {
        id: 'replay',
        text: 'To measure what leaves the page.',
        lawfulBasis: 'consent',
        piiTypes: [],
        retention: 'until the bench ends',
        recipients: [],
      },
    ],
    notice: {
      id: 'bench',
      version: '1',
      locale: 'en',
      textHash: 'A'.repeat(43),
      url: 'https://app.bench.test/privacy',
    },
    jurisdiction: 'EU',
    language: 'en',
    controllers: ['Bench'],
    withdrawalMethod: 'none: nobody is recorded',
    rightsUrl: 'https://app.bench.test/rights',
    storage: null,
  });

window.__rec = {
  start(_name, { site, policy }) {
    const consent = consentTo(site);
    consent.grant({ method: 'script' });
    startRecorder({
      collector: COLLECTOR,
      site,
      rootKey: ROOT_KEY,
      consent,
      policy,
      onStatus: ({ state, reason, detail }) => {
        window.__rec.state = state;
        if (state === 'refused') console.log('scrim', state, reason, detail);
      },
    });
  },
  // A batch is cut by time: there is nothing to ask for.
  flush: () => {},
};
