// Records a fixture page with the real rrweb, once, under all its policies at the same time.
import { record } from '@rrweb/record';
import { compilePolicy, recordOptions, routeEvent } from '@scrim/masking-rules';
import type { PolicyArtifact } from '@scrim/protocol';
import { createMasker, type Masker } from '../../src/masker.ts';
import { createTokens } from '../../src/names/tokens.ts';
import { createVocabulary } from '../../src/names/vocabulary.ts';
import { createLivePage } from '../../src/rules/live-page.ts';
import { CORPUS_KEY, type Corpus, type Step } from './corpus.ts';
import type { FixturePage, PageKit } from './fixture-page.ts';
import type { Recorded } from './recorded.ts';

/** Plants the page in the test's own document, plays it, and puts everything back. */
export async function recordCorpus(page: FixturePage): Promise<Corpus> {
  const address = location.href;
  const body = document.body.innerHTML;
  history.replaceState(null, '', page.path);
  document.body.innerHTML = page.markup;
  await settle();
  const policies = [page.loose, ...page.strict, ...(page.doubtful ?? [])];
  const maskers = new Map(policies.map((policy) => [policy.id, liveMasker(policy)]));
  const steps: Step[] = [];
  const stop = record({
    ...recordOptions(compilePolicy(page.loose)),
    emit(event) {
      const masked = [...maskers].map(([id, masker]) => [id, masker.mask(event) as Recorded] as const);
      steps.push(structuredClone(Object.fromEntries(masked)));
    },
  });
  try {
    await settle();
    await page.run(kit);
    await settle();
    record.takeFullSnapshot();
  } finally {
    stop?.();
    document.body.innerHTML = body;
    history.replaceState(null, '', address);
  }
  return { name: page.name, policies, steps };
}

/** The masker of a live page, but with a key that is known. */
function liveMasker(given: PolicyArtifact): Masker {
  const { policy } = compilePolicy(given);
  const vocabulary = createVocabulary(policy.vocabulary);
  return createMasker({
    policy,
    page: createLivePage(record.mirror, () => document.URL),
    tokenise: createTokens({ vocabulary, key: CORPUS_KEY }),
    vocabulary,
    origin: location.origin,
  });
}

const settle = () => new Promise<void>((done) => setTimeout(done, 30));

const kit: PageKit = {
  settle,
  go(path) {
    history.replaceState(null, '', path);
    const { tag, payload } = routeEvent(location.href);
    record.addCustomEvent(tag, payload);
  },
  send: (tag, payload) => record.addCustomEvent(tag, payload),
  one<Kind extends Element>(selector: string, within: ParentNode = document): Kind {
    const found = within.querySelector<Kind>(selector);
    if (found === null) throw new Error(`nothing is ${selector}`);
    return found;
  },
  press(target, kind, clientX, clientY) {
    target.dispatchEvent(new MouseEvent(kind, { bubbles: true, composed: true, clientX, clientY }));
  },
  write(field, value) {
    (field as HTMLInputElement).value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  },
};
