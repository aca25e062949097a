// The functions and at-rules of CSS that load nothing. One that is not here does not pass, so a new line needs a
// reason: it must not take an address or an image, and its place in a sheet must matter to a layout.

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

const MATHS =
  'calc -webkit-calc min max clamp round mod rem sin cos tan asin acos atan atan2 pow sqrt hypot log exp abs sign progress calc-size sibling-index sibling-count';
const COLOURS = 'rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark';
const GRADIENTS =
  'linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient repeating-conic-gradient -webkit-linear-gradient -webkit-radial-gradient -webkit-repeating-linear-gradient -webkit-gradient from to color-stop';
const TRANSFORMS =
  'translate translatex translatey translatez translate3d rotate rotatex rotatey rotatez rotate3d scale scalex scaley scalez scale3d skew skewx skewy matrix matrix3d perspective';
const EFFECTS =
  'blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia cubic-bezier steps linear';
const LAYOUT =
  'var env repeat minmax fit-content anchor anchor-size counter counters attr symbols local format tech scroll view';
const SHAPES = 'circle ellipse inset polygon path rect xywh ray';
const SELECTORS =
  'is where not has matches -webkit-any -moz-any nth-child nth-last-child nth-of-type nth-last-of-type nth-col nth-last-col lang dir host host-context slotted part cue highlight state selector style scroll-state font-tech font-format';

const FUNCTIONS = words(
  `${MATHS} ${COLOURS} ${GRADIENTS} ${TRANSFORMS} ${EFFECTS} ${LAYOUT} ${SHAPES} ${SELECTORS}`,
);
const AT_RULES = words(
  'media supports container layer keyframes -webkit-keyframes -moz-keyframes starting-style font-face property counter-style scope position-try font-feature-values font-palette-values page',
);
/** Names that old browsers ran code for. */
const RUNS = words('behavior -ms-behavior -moz-binding');

/** Is this the function of CSS, in lower case, that loads nothing? */
export function isKnownFunction(name: string): boolean {
  return FUNCTIONS.has(name);
}

/** Is this the at-rule of CSS, in lower case, that loads nothing by itself? */
export function isKnownAtRule(name: string): boolean {
  return AT_RULES.has(name);
}

/** Is this a property that old browsers ran code for? */
export function isRunningName(name: string): boolean {
  return RUNS.has(name.toLowerCase());
}
