// A policy in plain words, for the people who review it. Says everything that lets something through; holds nothing but
// what stands in the policy.
import type { CustomField, PolicyArtifact, PolicyRule } from '@scrim/protocol';

const CHANNELS = {
  text: 'the text',
  inputs: 'the fields',
  attributes: 'the attributes',
  media: 'the pictures',
  all: 'everything',
} as const;

const MODES = {
  'mask-all': 'Everything is masked but what rules let through.',
  'mask-inputs': 'The text of pages passes; fields, attributes and pictures are masked.',
} as const;

/** What each setting of a policy means, in sentences that stand alone. */
export const SETTINGS = {
  mode: ({ mode }: PolicyArtifact) => MODES[mode],
  marks: ({ marks }: PolicyArtifact) =>
    marks === 'tighten'
      ? 'Marks in the markup can mask, block and drop; data-scrim="unmask" is ignored.'
      : 'Marks in the markup count, data-scrim="unmask" too: whoever writes the markup can let text through.',
  'text-shape': ({ textShape }: PolicyArtifact) =>
    textShape === 'length'
      ? 'Of a masked text only a bucket of its length is kept.'
      : 'Masked text is about as wide as the text was drawn.',
  drawings: ({ drawings }: PolicyArtifact) =>
    drawings === 'none' ? 'Of drawings only the box is kept.' : 'The lines of small icons pass.',
  stylesheets: ({ vocabulary }: PolicyArtifact) =>
    vocabulary?.stylesheets === false
      ? 'Names in stylesheet files do not pass for that.'
      : 'Names in the selectors of stylesheet files that a page links at load pass as they are.',
} as const;

/** The policy in sentences, one a line: mode, limits, rules, words and settings. */
export function describePolicy(policy: PolicyArtifact): readonly string[] {
  const { profile, rules, events = [] } = policy;
  return [
    SETTINGS.mode(policy),
    ...(profile === undefined ? [] : [`It keeps the limits of the profile ${profile}.`]),
    ...rules.map((rule) => `Rule ${rule.id} ${describeRule(rule)} Why: ${rule.reason}`),
    ...describeVocabulary(policy),
    ...events.map(
      ({ tag, fields, reason }) => `Custom event ${tag} passes ${listFields(fields)}. Why: ${reason}`,
    ),
    SETTINGS.stylesheets(policy),
    SETTINGS.marks(policy),
    SETTINGS['text-shape'](policy),
    SETTINGS.drawings(policy),
  ];
}

/** What a rule does, as the end of a sentence that begins with its name. */
export function describeRule({ do: wanted, what, select, on }: PolicyRule): string {
  const pages = on === undefined ? 'on every page' : `on ${on}`;
  switch (wanted) {
    case 'unmask':
      return `lets ${CHANNELS[what ?? 'text']} of ${select} through ${pages}.`;
    case 'mask':
      return `masks ${CHANNELS[what ?? 'all']} of ${select} ${pages}.`;
    case 'block':
      return `keeps only the box of ${select} ${pages}.`;
    case 'drop':
      return `keeps nothing of ${select} ${pages}.`;
  }
}

function describeVocabulary({ vocabulary = {} }: PolicyArtifact): string[] {
  const { names = [], routes = [], parameters = [] } = vocabulary;
  const lists = [
    { words: names, what: 'Names of the site that pass as they are' },
    { words: routes, what: 'Routes whose own words pass in addresses' },
    { words: parameters, what: 'Query parameters that pass with their values' },
  ];
  return lists.flatMap(({ words, what }) => (words.length === 0 ? [] : [`${what}: ${listWords(words)}.`]));
}

function listFields(fields: Readonly<Record<string, CustomField>>): string {
  const named = Object.entries(fields).map(([name, field]) => `${name} (${describeField(field)})`);
  return named.length === 0 ? 'without fields' : `with ${named.join(', ')}`;
}

function describeField(field: CustomField): string {
  if (field.type === 'number') return `a number from ${field.min} to ${field.max}`;
  return field.type === 'boolean' ? 'yes or no' : `one of ${listWords(field.of)}`;
}

/** Longer lists are cut: people read the first and the count. */
const MOST_WORDS = 12;

/** Some words, and how many more there are. */
export function listWords(words: readonly string[]): string {
  const rest = words.length - MOST_WORDS;
  const shown = words.slice(0, MOST_WORDS).join(', ');
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}
