// What a page opens besides itself: dialogs are accepted, windows closed, as the test looks at one page only.
import type { Dialog, Page } from 'playwright-core';

/** Keeps a page alone until it is stopped. */
export function keepAlone(page: Page): { stop(): void } {
  const accept = (dialog: Dialog): void => void dialog.accept().catch(() => {});
  const close = (popup: Page): void => void popup.close().catch(() => {});
  page.on('dialog', accept).on('popup', close);
  return {
    stop: () => void page.off('dialog', accept).off('popup', close),
  };
}
