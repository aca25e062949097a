// @scrim/recorder/overlay: for development only. A door of its own, so that no production page loads it.
export { type MaskingOverlay, type ShowMaskingOptions, showMasking } from './overlay/show-masking.ts';
