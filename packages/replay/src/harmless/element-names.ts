// Names of elements. A name that is not here, and is not a custom element's, does not pass. One that could load, run
// or open something is replaced by one that looks alike and cannot, whatever attributes come later: an attribute
// change does not say what element it is for.

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const HTML = words(
  'a abbr acronym address area article aside audio b basefont bdi bdo big blink blockquote body br button canvas caption center cite code col colgroup command content data datalist dd del details dfn dialog dir div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins kbd label legend li listing main map mark marquee menu menuitem meter multicol nav nobr noembed noframes ol optgroup option output p picture plaintext pre progress q rb rbc rp rt rtc ruby s samp search section select selectedcontent shadow slot small source spacer span strike strong style sub summary sup table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp',
);
const MATHML = words(
  'annotation annotation-xml maction math menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics',
);
const SVG = words(
  'a altglyph altglyphdef altglyphitem circle clippath defs desc ellipse feblend fecolormatrix fecomponenttransfer fecomposite feconvolvematrix fediffuselighting fedisplacementmap fedistantlight fedropshadow feflood fefunca fefuncb fefuncg fefuncr fegaussianblur feimage femerge femergenode femorphology feoffset fepointlight fespecularlighting fespotlight fetile feturbulence filter foreignobject g glyph glyphref image line lineargradient marker mask metadata path pattern polygon polyline radialgradient rect solidcolor stop style svg switch symbol text textpath title tref tspan unknown use view',
);
/** What pages hold without harm meant, by a name that does nothing. */
const HTML_INSTEAD = new Map([
  // rrweb makes a style element of a link with a style sheet's text, and asks for one of the two when the text changes.
  ['link', 'style'],
  ['noscript', 'template'],
  ['meta', 'template'],
  ['base', 'template'],
  ['param', 'template'],
  // A box of the same size: a canvas has none where scripts are off.
  ['object', 'img'],
  ['embed', 'img'],
  ['applet', 'img'],
  ['frame', 'span'],
  ['frameset', 'div'],
  ['portal', 'span'],
  ['fencedframe', 'span'],
  ['isindex', 'span'],
  ['keygen', 'span'],
]);
// Animations set attributes while they run, `href` among them.
const SVG_INSTEAD = new Map([
  ['link', 'style'],
  ['animate', 'desc'],
  ['animatecolor', 'desc'],
  ['animatemotion', 'desc'],
  ['animatetransform', 'desc'],
  ['discard', 'desc'],
  ['mpath', 'desc'],
  ['set', 'desc'],
  ['hatch', 'desc'],
  ['hatchpath', 'desc'],
]);
const SHADOW_HOSTS = words(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span',
);
/** Names with a hyphen that are not custom elements (HTML, valid custom element name). */
const NO_CUSTOM = words(
  'annotation-xml color-profile font-face font-face-src font-face-uri font-face-format font-face-name missing-glyph',
);
const CUSTOM = /^[a-z][a-z0-9]{0,63}(?:-[a-z0-9]{1,64}){1,4}$/;

/** A name that may be built, and whether the given one had to be refused for it. */
export interface ElementName {
  readonly name: string;
  readonly refused: boolean;
}

/** The name to build an element by, in lower case. */
export function harmlessName(given: string, isSvg: boolean): ElementName {
  const name = given.toLowerCase();
  if ((isSvg ? SVG : HTML).has(name) || isCustomName(name)) return { name, refused: false };
  if (!isSvg && MATHML.has(name)) return { name, refused: false };
  const instead = (isSvg ? SVG_INSTEAD : HTML_INSTEAD).get(name);
  if (instead !== undefined) return { name: instead, refused: false };
  return { name: nothing(name, isSvg), refused: true };
}

/** Is this a custom element's name in lower case? */
export function isCustomName(name: string): boolean {
  return CUSTOM.test(name) && !NO_CUSTOM.has(name);
}

/** May this element hold a shadow root (DOM, attachShadow)? rrweb stops at one that may not. */
export function canHostShadow(name: string): boolean {
  return SHADOW_HOSTS.has(name) || isCustomName(name);
}

// What a script holds is no text of the page.
function nothing(name: string, isSvg: boolean): string {
  if (isSvg) return name === 'script' ? 'desc' : 'g';
  return name === 'script' ? 'template' : 'span';
}
