// Attributes by what becomes of a page when they change. What is not a place: words and numbers that HTML itself lists,
// such as a type or a width.

/** How an attribute is planted. */
export type AttributeWay =
  /** Its text is for people: values come after it. */
  | 'after'
  /** A list of words: values are two more. */
  | 'words'
  /** The page may hang on it: a hidden element beside it bears the same attribute. */
  | 'twin'
  /** Made up by the page: another one on the same element. */
  | 'beside'
  | 'style'
  /** No place, or one of another kind. */
  | 'none';

const AFTER = words(
  'title alt placeholder label summary abbr aria-label aria-description aria-roledescription aria-valuetext aria-placeholder aria-braillelabel aria-brailleroledescription download standby',
);
const WORDS = words('class part itemprop property');
const TWINS = words(
  'id name for list form usemap popovertarget commandfor slot href xlink:href src srcset imagesrcset poster action formaction cite data ping background longdesc manifest itemid itemtype itemref datetime value pattern dirname target headers aria-labelledby aria-describedby aria-controls aria-owns aria-details aria-errormessage aria-flowto aria-activedescendant exportparts content srcdoc codebase',
);
/** Words and numbers of HTML, ARIA and SVG. */
const LISTED = words(
  'type hidden disabled checked selected required readonly multiple width height colspan rowspan span tabindex lang xml:lang dir role method rel rev media charset http-equiv async defer crossorigin integrity nonce referrerpolicy loading decoding fetchpriority sizes imagesizes autocomplete autofocus autocapitalize autocorrect enterkeyhint inputmode spellcheck translate draggable contenteditable min max step low high optimum minlength maxlength size cols rows wrap accept accept-charset enctype formenctype formmethod formnovalidate formtarget novalidate open reversed start shape coords scope kind srclang default controls autoplay loop muted playsinline preload allow allowfullscreen sandbox frameborder scrolling marginwidth marginheight align valign bgcolor border cellpadding cellspacing color face nowrap clear noshade hspace vspace blocking inert popover popovertargetaction command is itemscope typeof vocab prefix as shadowrootmode shadowrootclonable shadowrootdelegatesfocus shadowrootserializable accesskey closedby hreflang version xmlns xml:space focusable writingsuggestions virtualkeyboardpolicy switch',
);
const LISTED_ARIA = words(
  'aria-hidden aria-expanded aria-disabled aria-busy aria-modal aria-haspopup aria-orientation aria-sort aria-current aria-invalid aria-checked aria-selected aria-pressed aria-live aria-atomic aria-relevant aria-level aria-posinset aria-setsize aria-colcount aria-colindex aria-colspan aria-rowcount aria-rowindex aria-rowspan aria-multiline aria-multiselectable aria-autocomplete aria-readonly aria-required aria-valuemin aria-valuemax aria-valuenow aria-keyshortcuts aria-dropeffect aria-grabbed',
);
/** Read by people; no page hangs on what they say. */
const FOR_PEOPLE = /^data-(?:tooltip|title|label|original-title|content)$/;
/** Tests and journeys find their elements by these. */
const FOR_TESTS = /^data-(?:testid|test-id|test|cy|qa)$/;
const SVG = 'http://www.w3.org/2000/svg';
const IN_SVG = /^(?:id|class|style|href|xlink:href|title|aria-|data-|on)/;
const MATHML = 'http://www.w3.org/1998/Math/MathML';

/** How an attribute of an element is planted. @param value decides for `data-…` whether people or programs read it */
export function wayOf(element: Element, name: string, value: string): AttributeWay {
  if (name === 'style') return 'style';
  // A mark of ours, and no value.
  if (name === 'data-scrim') return 'none';
  if (LISTED.has(name) || LISTED_ARIA.has(name)) return 'none';
  const { namespaceURI } = element;
  if ((namespaceURI === SVG || namespaceURI === MATHML) && !IN_SVG.test(name)) return 'none';
  if (AFTER.has(name)) return 'after';
  if (WORDS.has(name)) return 'words';
  if (TWINS.has(name) || name.startsWith('on')) return 'twin';
  if (FOR_TESTS.test(name)) return 'beside';
  if (name.startsWith('data-')) return FOR_PEOPLE.test(name) || isForPeople(value) ? 'after' : 'beside';
  return 'beside';
}

/** The name as it may be told: one of HTML or ARIA, else `data-*` or `x-*`. */
export function tellableName(name: string): string {
  if (name === 'style' || AFTER.has(name) || WORDS.has(name) || TWINS.has(name)) return name;
  if (/^on[a-z]{3,24}$/.test(name) && name in HTMLElement.prototype) return name;
  return name.startsWith('data-') ? 'data-*' : 'x-*';
}

/** Words with a space between them that are no code: programs would not compare that with anything. */
function isForPeople(value: string): boolean {
  return /\p{L}\s+\p{L}/u.test(value) && !/[{}[\]<>=;|#$()/\\]/.test(value);
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
