// CSS text, written anew from its tokens: known at-rules, known functions, pictures and fonts that are in the text
// itself. What comes out is closed (every bracket, every string), so that two pieces put together load nothing that
// neither loads. Must never pass text that it has not written itself.
import { type CSSToken, tokenize } from '@csstools/css-tokenizer';
import { CssPiece, type CssPlace, PLACEHOLDER } from './css-piece.ts';
import { startsInsideCall } from './text.ts';

/** The longest style sheet that is read, in UTF-16 units. */
const MAX_CSS = 4 * 1024 * 1024;

/** CSS text that loads nothing, and how many things were taken out of it. */
export interface HarmlessCss {
  readonly css: string;
  readonly removed: number;
}

/** CSS text that loads nothing. Text that does not come out the same when read again comes out empty. */
export function harmlessCss(css: string, place: CssPlace): HarmlessCss {
  if (css.length > MAX_CSS) return { css: '', removed: 1 };
  const first = rewrite(css, place);
  const again = rewrite(first.css, place);
  return again.css === first.css && again.removed === 0 ? first : { css: '', removed: first.removed + 1 };
}

function rewrite(css: string, place: CssPlace): HarmlessCss {
  const piece = new CssPiece(tokenize({ css }) as readonly CSSToken[], place);
  const text = piece.write();
  return { css: startsInsideCall(text) ? PLACEHOLDER + text : text, removed: piece.removed };
}
