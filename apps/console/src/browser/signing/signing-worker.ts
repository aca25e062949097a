// The program of the signing worker: takes one task, answers it, and is ended by the page. It stores and sends nothing.
import { signingCodeOf } from './signing-error.ts';
import type { SigningAnswer, SigningRequest } from './signing-words.ts';
import { doSigning } from './site-signing.ts';

addEventListener('message', ({ data }: MessageEvent<SigningRequest>) => {
  doSigning(data).then(
    (gives) => answer({ ok: true, gives }),
    (error: unknown) => answer({ ok: false, code: signingCodeOf(error) }),
  );
});

function answer(message: SigningAnswer): void {
  postMessage(message);
}
