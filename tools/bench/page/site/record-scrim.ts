// The recorder as a site uses it: consent, permit, manifest, capture, masking, sealing, delivery. Nothing is replaced.
import { createConsent } from '@scrim/consent';
import { type RecorderStatus, startRecorder } from '@scrim/recorder';
import type { Recorded, SiteSettings } from './recorded.ts';

export async function startScrim({ collector, site, rootKey }: SiteSettings): Promise<Recorded> {
  const consent = consentTo(collector, site);
  consent.grant({ method: 'script' });
  let last: RecorderStatus | null = null;
  const recorder = await new Promise<ReturnType<typeof startRecorder>>((resolve, reject) => {
    const started = startRecorder({
      collector,
      site,
      rootKey,
      consent,
      onStatus: (status) => {
        last = status;
        // `started` is not there yet during the first call.
        if (status.state === 'recording') resolve(started);
        if (status.state === 'refused') reject(new Error(`not recording: ${status.reason}`));
      },
    });
  });
  return {
    async stop() {
      if (last?.state !== 'recording') throw new Error(`no longer recording: ${last?.reason}`);
      await recorder.stop();
    },
  };
}

const consentTo = (collector: string, site: string) =>
  createConsent({
    site,
    collector,
    purposes: [
      {
        id: 'replay',
        text: 'To measure what recording costs.',
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
      url: 'https://shop.example/privacy',
    },
    jurisdiction: 'EU',
    language: 'en',
    controllers: ['Bench'],
    withdrawalMethod: 'none: nobody is recorded',
    rightsUrl: 'https://shop.example/rights',
    storage: null,
  });
