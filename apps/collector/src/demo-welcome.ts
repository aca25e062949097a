// What `npm start` says once everything runs: where things are, how to get in, what to try.
import type { DemoKeys } from './demo-keys.ts';

export interface Welcome {
  readonly shop: string;
  readonly collector: string;
  readonly console: string;
  /** The link of the first sign-in; null once somebody has signed in. */
  readonly link: string | null;
  readonly keys: DemoKeys;
  /** The folder of all state. */
  readonly state: string;
  /** ` --data …` for the scrim command, where it is needed. */
  readonly dataFlag: string;
}

export function welcomeText({ shop, collector, console, link, keys, state, dataFlag }: Welcome): string {
  const scrim = 'npx -y pnpm@12.21.0 scrim';
  const open = `--key ${keys.reading.file} --passphrase-file ${keys.passphraseFile} --purpose "Trying Scrim out"`;
  const signIn = link === null ? 'sign in as you set up' : 'choose a name, and a passkey or a passphrase';
  return `
  Shop and bank   ${shop}
  Console         ${console}
  ${link === null ? '' : `First sign-in   ${link}   (once, within 24 hours)\n  `}Demo passphrase ${keys.passphrase}   (unlocks the demo's reading key)
  Collector       ${collector}

  What to try
  1  Open the shop, look around: nothing is recorded and the collector is not even asked.
  2  Choose "Allow recording", search, fill the cart and the checkout, visit your bank account.
  3  Open ${link === null ? 'the console' : 'the first sign-in link'}, ${signIn}. Your visit is under Sessions.
  4  Open it: say what for, and unlock the demo's key with the passphrase above. Watch it; it was masked before it left
     the shop. Then delete it there, and try to open it again.
  5  Without the console, in another terminal:

     ${scrim} sessions${dataFlag}
     ${scrim} open <sid>${dataFlag} ${open}

  6  The same console from your own files, with data of this collector: ${scrim} console --collector ${console}

  State is in ${state}/ (delete the folder to start afresh). Ctrl-C stops everything.
`;
}
