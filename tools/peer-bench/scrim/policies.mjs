// The three configurations: each is a site of its own, so that the collector's side knows which policy to sign.

/** The classes of the bench's own page. Everything else on it is a secret or a name that nobody listed. */
const SITE_CLASSES = [
  'ad',
  'btn',
  'far',
  'frame',
  'grid',
  'host',
  'if',
  'img',
  'input',
  'ins',
  'main',
  'media',
  'nav',
  'newrow',
  'row',
  'rule',
  'scroll',
  'shadow',
  'shell',
  'table',
  'toggle',
  'toggled',
].map((name) => `u-${name}-q7x`);

/** @type {(id: string, more: Partial<import('@scrim/protocol').PolicyArtifact>) => import('@scrim/protocol').PolicyArtifact} */
const policy = (id, more) => ({ v: 1, id, version: '1', mode: 'mask-all', rules: [], ...more });

/** @typedef {{ site: string, policy: import('@scrim/protocol').PolicyArtifact }} Config */

/** @type {Readonly<Record<'default' | 'bare' | 'inputs', Config>>} */
export const CONFIGS = {
  default: {
    site: 'bench-default',
    policy: policy('bench-default', { vocabulary: { names: SITE_CLASSES } }),
  },
  bare: { site: 'bench-bare', policy: policy('bench-bare', {}) },
  inputs: { site: 'bench-inputs', policy: policy('bench-inputs', { mode: 'mask-inputs' }) },
};
