// A developer's button: paints the page with what a viewer of its recording would see. Its code is fetched only when it
// is asked for, by the button or by `?scrim-overlay` in the address; nothing is recorded for it and nothing sent.
import { DEMO_POLICY } from './demo-policy.ts';

/** Makes `button` show the overlay, and shows it at once where the address asks for it. */
export function setUpOverlay(button: HTMLButtonElement): void {
  let overlay: { stop(): void } | null = null;
  const show = async (): Promise<void> => {
    const { showMasking } = await import('@scrim/recorder/overlay');
    overlay?.stop();
    overlay = showMasking({ policy: DEMO_POLICY });
  };
  button.addEventListener('click', () => void show());
  if (new URLSearchParams(location.search).has('scrim-overlay')) void show();
}
