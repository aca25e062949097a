// The element names of HTML, SVG and MathML. Any other name is a page's own word and becomes a token.
import type { Tokenise } from './tokens.ts';

const HTML =
  'a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br button canvas caption center cite code col colgroup command content data datalist dd del details dfn dialog dir div dl dt element em embed fencedframe fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins isindex kbd keygen label legend li link listing main map mark marquee menu menuitem meta meter multicol nav nextid nobr noembed noframes noscript object ol optgroup option output p param picture plaintext portal pre progress q rb rbc rp rt rtc ruby s samp script search section select selectedcontent shadow slot small source spacer span strike strong style sub summary sup table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp';
const SVG =
  'altglyph animate animatemotion animatetransform circle clippath defs desc ellipse feblend fecolormatrix fecomponenttransfer fecomposite feconvolvematrix fediffuselighting fedisplacementmap fedistantlight fedropshadow feflood fefunca fefuncb fefuncg fefuncr fegaussianblur feimage femerge femergenode femorphology feoffset fepointlight fespecularlighting fespotlight fetile feturbulence filter foreignobject g glyph glyphref hatch hatchpath line lineargradient marker mask metadata mpath path pattern polygon polyline radialgradient rect set solidcolor stop svg switch symbol text textpath tref tspan unknown use view';
const MATHML =
  'annotation annotation-xml maction math menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics';

const KNOWN = new Set(`${HTML} ${SVG} ${MATHML}`.split(' '));

/** A known element name as it is, a custom one that the vocabulary has too, any other as a valid custom element name. */
export function maskElementName(tokenise: Tokenise, name: string): string {
  const lower = name.toLowerCase();
  if (KNOWN.has(lower)) return lower;
  const token = tokenise('tag', lower);
  return token === lower ? lower : `x-${token.slice(1)}`;
}
