// Canaries of both kinds, one per place: random letters, and ordinary words that look like nothing. And the search
// for them.

const NAMES =
  'smith jones garcia mueller ivanova okafor tanaka dubois rossi novak haddad kowalska santos nguyen petrov larsen';
const WARDS =
  'oncology cardiology maternity psychiatry neurology dialysis pregnant diabetes bankrupt divorce asylum overdraft pension surgery';

export type CanaryKind = 'letters' | 'words';

/** `count` different canaries: valid as class, element and property names, so that they can sit anywhere. */
export function makeCanaries(kind: CanaryKind, count: number): string[] {
  return kind === 'letters' ? Array.from({ length: count }, randomLetters) : wordPairs(count);
}

function randomLetters(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `q${String.fromCharCode(...Array.from(bytes, (byte) => 97 + (byte % 26)))}`;
}

function wordPairs(count: number): string[] {
  const pairs = NAMES.split(' ').flatMap((name) => WARDS.split(' ').map((ward) => `${name}-${ward}`));
  if (pairs.length < count) throw new Error('too few words');
  return pairs.slice(0, count);
}

/** Which of the canaries are in the text: plain, in any case, reversed, in base64, in hex or in CSS escapes; of pairs, each word. */
export function findCanaries(text: string, canaries: readonly string[], whole: boolean): string[] {
  const lower = text.toLowerCase();
  const found = (part: string) => shapes(part).some((shape) => lower.includes(shape));
  return canaries.filter((canary) => (whole ? found(canary) : parts(canary).some(found)));
}

function parts(canary: string): string[] {
  return canary.includes('-') ? canary.split('-') : [canary, canary.slice(0, 8), canary.slice(-8)];
}

function shapes(text: string): string[] {
  const hex = [...text].map((letter) => letter.charCodeAt(0).toString(16)).join('');
  const escaped = [...text].map((letter) => `\\\\${letter.charCodeAt(0).toString(16)} `).join('');
  const base64 = [0, 1, 2].map((pad) =>
    btoa(' '.repeat(pad) + text)
      .slice(pad === 0 ? 0 : 4, -4)
      .toLowerCase(),
  );
  return [text, [...text].reverse().join(''), hex, escaped, ...base64.filter((shape) => shape.length >= 6)];
}
