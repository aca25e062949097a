// The demo's own consent banner: it asks, and lets a visitor change their mind at any time. It only calls the
// consent it is handed; it never stores, sends or records anything itself.
import type { Consent } from '@scrim/consent';
import { el } from './build-element.ts';
import { NOTICE } from './notice.ts';

const METHOD = 'button';
const UI_VARIANT = 'demo-card-1';

interface Choice {
  readonly testId: string;
  readonly className: string;
  readonly label: string;
  readonly choose: () => void;
}

function choiceButton({ testId, className, label, choose }: Choice): HTMLButtonElement {
  const button = el('button', { type: 'button', class: className, 'data-testid': testId }, label);
  button.addEventListener('click', choose);
  return button;
}

function buildBanner(consent: Consent): HTMLElement {
  const evidence = { method: METHOD, uiVariant: UI_VARIANT };
  return el(
    'section',
    {
      class: 'consent-banner',
      role: 'region',
      'aria-labelledby': 'consent-title',
      'data-testid': 'consent-banner',
    },
    el('h2', { id: 'consent-title', tabindex: -1 }, NOTICE.title),
    ...NOTICE.paragraphs.map((text) => el('p', {}, text)),
    el('p', {}, el('a', { href: '/privacy/' }, 'The whole notice')),
    el(
      'div',
      // Both choices look alike: saying no is as easy as saying yes.
      { class: 'consent-choices' },
      choiceButton({
        testId: 'consent-allow',
        className: 'button',
        label: NOTICE.allow,
        choose: () => consent.grant(evidence),
      }),
      choiceButton({
        testId: 'consent-deny',
        className: 'button',
        label: NOTICE.deny,
        choose: () => consent.deny(evidence),
      }),
    ),
  );
}

function describeChoice(consent: Consent): HTMLElement {
  if (consent.allowed()) {
    const withdraw = choiceButton({
      testId: 'consent-withdraw',
      className: 'text-button',
      label: 'withdraw',
      choose: () => void consent.withdraw({ method: METHOD, uiVariant: UI_VARIANT }),
    });
    return el('span', { 'data-testid': 'privacy-state' }, 'Privacy: recording on — ', withdraw);
  }
  const review = choiceButton({
    testId: 'consent-review',
    className: 'text-button',
    label: 'change',
    choose: () => consent.ask(),
  });
  return el('span', { 'data-testid': 'privacy-state' }, 'Privacy: recording off — ', review);
}

/**
 * Shows the banner while a choice is open, and in `footer` what was chosen and how to change it.
 * A choice that is no longer valid is asked again; a refusal is not.
 */
export function mountConsentBanner(consent: Consent, footer: HTMLElement): void {
  let banner: HTMLElement | null = null;
  const close = (): void => {
    const hadFocus = banner?.contains(document.activeElement) ?? false;
    banner?.remove();
    banner = null;
    if (hadFocus) footer.querySelector('button')?.focus({ preventScroll: true });
  };
  const open = (): void => {
    banner = buildBanner(consent);
    // First in the document: a keyboard meets the question before the page, without being trapped in it.
    document.body.prepend(banner);
  };
  const show = (): void => {
    const asked = consent.state() === 'pending';
    const reopened = asked && footer.contains(document.activeElement);
    footer.replaceChildren(describeChoice(consent));
    if (!asked) close();
    else if (banner === null) open();
    if (reopened) banner?.querySelector('h2')?.focus();
  };
  consent.subscribe(show);
  if (['idle', 'expired', 'superseded'].includes(consent.state())) consent.ask();
  show();
}
