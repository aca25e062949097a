// The code that a site's pages need, ready to paste.
import type { SiteSummary } from '@scrim/protocol';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { configQuery } from '../api/queries.ts';
import { CodeBlock, CopyLine } from '../kit/copy.tsx';
import { Card } from '../kit/page.tsx';
import {
  CONSENT_BUTTONS,
  INSTALL,
  type PinnedPolicy,
  pinnedPolicy,
  policyLine,
  recorderSnippet,
  SEAL_WORKER,
  WORKER_POLICY,
  WORKER_TRUSTED_TYPES,
} from './snippet.ts';

/** A few steps from nothing to a recording page. */
export function SnippetCard({ site }: { readonly site: SiteSummary }): ReactElement {
  const config = useQuery(configQuery);
  const collector = config.data?.collector ?? location.origin;
  const pinned = pinnedPolicy(site.manifest?.policy);
  return (
    <Card title="Put it into your pages">
      <ol className="steps">
        <li>
          <h3>Install the two packages</h3>
          <CopyLine text={INSTALL} label="Copy the install command" />
        </li>
        <li>
          <h3>Start the recorder on every page</h3>
          <p>
            As <code>recording.ts</code>, imported by each page. The recorder itself is loaded only after a
            yes.
          </p>
          <CodeBlock
            label="Code that starts the recorder"
            code={recorderSnippet({ ...site, collector, pinsPolicy: pinned !== null })}
          />
          <p>
            The root key in it is the collector’s word, and pages trust whoever holds it. Compare it with{' '}
            <code>publicKey</code> in the root key file that you saved.
          </p>
        </li>
        <li>
          <h3>Let a worker seal</h3>
          <p>
            Then compressing and encrypting take no time of the page’s own thread. In a build with Vite, add
            to <code>recording.ts</code>:
          </p>
          <CodeBlock label="Code that lets a worker seal" code={SEAL_WORKER} />
          <p>
            With another bundler, or none, serve <code>node_modules/@scrim/recorder/dist/worker.js</code> from
            your pages’ own origin and give its address as <code>workerUrl</code>. Without it everything is
            recorded all the same.
          </p>
        </li>
        {pinned === null ? null : <PinStep pinned={pinned} />}
        <li>
          <h3>Connect it to your notice</h3>
          <p>Three buttons are enough: yes, no, and a way to change one’s mind on every page.</p>
          <CodeBlock label="Code for the notice’s buttons" code={CONSENT_BUTTONS} />
        </li>
        <li>
          <h3>Let your pages send</h3>
          <p>If your site has a content security policy, add the collector to it.</p>
          <CopyLine text={policyLine(collector)} label="Copy the policy’s directive" />
          <p>
            For the worker it has to allow your own files, and where Trusted Types are enforced, one name:
          </p>
          <CopyLine text={WORKER_POLICY} label="Copy the directive for the worker" />
          <CopyLine text={WORKER_TRUSTED_TYPES} label="Copy the directive for Trusted Types" />
        </li>
      </ol>
    </Card>
  );
}

/** Pages without it mask everything, and refuse settings that do not. */
function PinStep({ pinned }: { readonly pinned: PinnedPolicy }): ReactElement {
  return (
    <li>
      <h3>Pin the masking policy</h3>
      <p>
        As <code>masking-policy.ts</code>. Pages without it mask everything, refuse the signed settings and
        record nothing, unless the site’s root key allowed its manifest key to loosen.
      </p>
      <div className="long-code">
        <CodeBlock label="Masking policy that pages pin" code={pinned.code} />
      </div>
      <p>
        It is the collector’s word too: <code>scrim policy check</code> must print this hash for the policy
        that you reviewed: <code className="breaks">{pinned.hash}</code>
      </p>
    </li>
  );
}
