// The words of CSS: what property names, keywords, colours and functions are made of. A name passes when each of its
// hyphenated parts is one of them; must hold no word that CSS itself does not define.
// Left out on purpose: what shows text or files (attr, counter, quotes, src, symbols) and what draws (d, path,
// polygon, dasharray, cx, cy, points): a chart of somebody's balance is drawn with those.

const PROPERTIES =
  'accent adjust after align all alternates anchor animation appearance area areas around aspect attachment auto autospace axis backdrop backface background base baseline basis before behavior bidi blend block border bottom box break caption caret cells change character clamp clear clip collapse color column columns combine composite composition contain container content cursor decoration delay direction display distance dominant drag duration edge effect emphasis empty end even family feature field fill filter fit flex float flow font forced frame function gap grid group grow gutter hanging height hyphenate hyphens image indent inherits initial inline inset inside interpolate intrinsic isolation items iteration justify kerning last layout left letter ligatures limit line list margin marker mask max min mix mode name negative numeric object offset opacity optical order ordinal orient orientation origin orphans outline outset outside overflow overlay overscroll pack padding perspective place play pointer position property punctuation radius range ratio reading rendering repeat resize right rotate row rows rule scale scheme scroll scrollbar select self settings shadow shape shift shrink side size sizing skip smoothing snap space spacing span speed stability start stop stretch stroke style synthesis tab table text thickness threshold timeline timing top touch transform transition translate trim try type underline unicode upright user variant variation vertical view visibility weight widows width will wrap wrapper writing x y z zoom';
const KEYWORDS =
  '3d absolute alias allow allowed alpha alternate and annotation any armenian arrow avoid backwards balance bevel bidirectional bold bolder both button buttons canvas capitalize caps cell center checkbox child children circle clone closest col collapsed common condensed contents context contextual copy corner cover crisp crosshair cubic cyclic dark dashed decimal default dense difference digits discard disc discretionary distribute dot dotted double down e each ease edges element ellipse ellipsis embed end exclude exclusion expanded extra farthest fast fine fixed forwards fractions from full fullscreen geometric georgian global grab grabbing groove half hard hidden hide high historical horizontal hover hue icon ideograph important in infinite inherit intersect invert isolate italic jump justify katakana keep landscape large larger layer leading legible lighter lining linear local loose low lower lowercase lr ltr luminance luminosity mandatory manipulation manual masonry match math media medium menu message middle miter mixed modal monospace more move multicol multiple multiply n narrow ne nearest nesw new no none nonzero normal not nowrap ns nw nwse oblique oldstyle on only open optimize ordinate over overline page paged pan paint painted pause paused persist petite pinch pixelated plain plus polite portrait prefers pre preserve pretty progress progressive proportional proximity push radial radio rb recto reduce reduced relative resolution revert reverse ridge rl rlig roman round ruby run running s safe safety safari samp saturation screen scripting search se selection semi sensitivity separate sequential sesame sides sideways slashed slice slow small smaller smart smooth soft solid square stable stacked standard standalone static status steps sticky stylistic sub subgrid subpixel subtract super supports surface sw swap system tall textarea textfield thick thin third titling to traditional transparent triangle true false ui ultra unset unsafe up upper uppercase use verso viewport visible w wait wavy weak web webkit wide word zero oklab oklch srgb display p3 rec2020 xyz lab lch hsl hwb rgb overscan update aural hover pointer coarse fine device dynamic forced inverted contrast less active orientation data none block print';
const FUNCTIONS =
  'abs acos asin atan atan2 blur brightness calc conic cos drop env exp fit format gradient grayscale hsla hypot light linear log matrix matrix3d minmax mod opacity pow rgba rem repeat rotate3d rotatex rotatey rotatez saturate scale3d scalex scaley scalez sepia sign sin skew skewx skewy sqrt step superellipse tan translate3d translatex translatey translatez var visual bezier area';
const COLOURS =
  'aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen currentcolor activetext buttonborder buttonface buttontext canvastext fieldtext graytext highlight highlighttext linktext selecteditem visitedtext';
const UNITS =
  '% px em rem ex ch cap ic lh rlh vw vh vi vb vmin vmax svw svh lvw lvh dvw dvh cqw cqh cqi cqb cqmin cqmax cm mm q in pt pc deg grad rad turn s ms hz khz dpi dpcm dppx x fr';
const FAMILIES =
  'arial;arial black;blinkmacsystemfont;cambria;calibri;consolas;courier;courier new;cursive;fantasy;georgia;helvetica;helvetica neue;lucida console;menlo;monaco;monospace;noto sans;roboto;sans-serif;segoe ui;serif;sfmono-regular;system-ui;tahoma;times;times new roman;trebuchet ms;ui-monospace;ui-rounded;ui-sans-serif;ui-serif;verdana;-apple-system';

const WORDS = new Set(`${PROPERTIES} ${KEYWORDS} ${FUNCTIONS} ${COLOURS}`.split(' '));
const KNOWN_UNITS = new Set(UNITS.split(' '));
const KNOWN_FAMILIES = new Set(FAMILIES.split(';'));

/** The name in lower case when CSS words make it up, else null. */
export function knownName(name: string): string | null {
  const lower = name.toLowerCase();
  const parts = lower.replace(/^-(?:webkit|moz|ms|apple)-/, '').split('-');
  return parts.every((part) => WORDS.has(part)) ? lower : null;
}

/** The unit in lower case when CSS has it ('' for a plain number), else null. */
export function knownUnit(unit: string): string | null {
  const lower = unit.toLowerCase();
  return lower === '' || KNOWN_UNITS.has(lower) ? lower : null;
}

/** Is this a font that systems bring along? Fonts of a page's own are its own words. */
export function isKnownFamily(name: string): boolean {
  return KNOWN_FAMILIES.has(name.toLowerCase());
}
