// Finds secrets that were planted in pieces: each piece on its own, in order, close to the one before.
import type { Secret } from '../secrets/secret.ts';
import type { AddHit } from './hits.ts';

/** How far apart two pieces may stand: what a recorder writes of two neighbouring nodes. */
const MAX_GAP_CHARS = 500;
/** Shorter pieces stand in any text; those are found as typed keys are, by the property they come in. */
const MIN_PIECE_CHARS = 3;

/** Looks for pieces in a text. */
export type LookForPieces = (text: string, via: string) => void;

/** Prepares for the secrets that have pieces. */
export function createPieceSearch(secrets: readonly Secret[], add: AddHit): LookForPieces {
  const split = secrets.flatMap(({ pieces = [] }, secret) => {
    const told = pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
    const isTelling = told.length > 1 && told.every((piece) => piece.length >= MIN_PIECE_CHARS);
    return isTelling && told.join('').length >= 8 ? [{ secret, pieces: told }] : [];
  });
  return (text, via) => {
    for (const { secret, pieces } of split) {
      const stretch = stretchOf(text, pieces);
      if (stretch !== null) add({ secret, form: 'pieces', via, text, ...stretch });
    }
  };
}

function stretchOf(
  text: string,
  [first = '', ...rest]: readonly string[],
): { from: number; to: number } | null {
  for (let from = alone(text, first, 0); from >= 0; from = alone(text, first, from + 1)) {
    let to = from + first.length;
    const isWhole = rest.every((piece) => {
      const at = alone(text, piece, to);
      const isClose = at >= 0 && at - to <= MAX_GAP_CHARS;
      if (isClose) to = at + piece.length;
      return isClose;
    });
    if (isWhole) return { from, to };
  }
  return null;
}

/** Where a piece stands with no letter or digit beside it. */
function alone(text: string, piece: string, from: number): number {
  for (let at = text.indexOf(piece, from); at >= 0; at = text.indexOf(piece, at + 1)) {
    const around = text.charAt(at - 1) + text.charAt(at + piece.length);
    if (!/[a-z0-9]/i.test(around)) return at;
  }
  return -1;
}
