// Keys of services by the prefixes that these give them, so that they are found when they leak; and private keys in
// PEM. A key without a prefix is not found.
import { type Detector, spanOf } from './detector.ts';

/** Whose keys, and their form by the issuer's own documentation on finding leaked ones. */
const FORMS: Readonly<Record<string, string>> = {
  // "IAM identifiers": access keys, temporary ones, and others of that family.
  AWS: '(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Z\\d])',
  // "Token prefixes".
  GitHub: 'gh[pousr]_[A-Za-z\\d]{36,255}|github_pat_\\w{22,255}',
  GitLab: 'gl(?:pat|dt|rt|ptt|ft|soat)-[\\w-]{20,64}',
  // "API keys": secret, restricted, signing. Publishable ones are public.
  Stripe: '(?:[sr]k_(?:live|test)|whsec)_[A-Za-z\\d]{16,255}',
  // "Token types".
  Slack: 'xox[abceoprs]-[\\w-]{10,255}|xapp-\\d-[\\w-]{10,255}',
  // API keys, OAuth client secrets and access tokens.
  Google: 'AIza[\\w-]{35}|GOCSPX-[\\w-]{28}|ya29\\.[\\w-]{20,2000}',
  npm: 'npm_[A-Za-z\\d]{36}',
  PyPI: 'pypi-AgE[\\w-]{50,2000}',
  SendGrid: 'SG\\.[\\w-]{22}\\.[\\w-]{43}',
  Twilio: '(?:SK|AC)[\\da-f]{32}(?![\\da-z])',
  Shopify: 'shp(?:at|ca|pa|ss)_[\\da-fA-F]{32}',
  DigitalOcean: 'do[opr]_v1_[\\da-f]{64}',
  'Hugging Face': 'hf_[A-Za-z]{34}',
  'age (C2SP)': 'AGE-SECRET-KEY-1[\\dA-Z]{58}',
  'providers of language models': 'sk-[\\w-]{20,255}',
};
const PREFIXED = new RegExp(`(?<![A-Za-z\\d])(?:${Object.values(FORMS).join('|')})`, 'g');
/** RFC 7468 and its relatives; without an end, up to the end of the text. */
const PEM = /-----BEGIN [A-Z\d ]{0,40}?PRIVATE KEY(?: BLOCK)?-----.*?(?:-----END [A-Z\d ]{0,60}-----|$)/gs;

/** Keys. */
export const findKeys: Detector = (text) =>
  [PREFIXED, PEM].flatMap((form) => [...text.matchAll(form)].map(spanOf));
