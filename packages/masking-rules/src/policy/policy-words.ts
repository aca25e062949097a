// A policy in plain words, for the people who review it. Says everything that lets something through, of long lists of
// names only how many there are more; holds nothing but what stands in the policy.
import type { CustomEventRule, CustomField, PolicyArtifact, PolicyRule } from '@scrim/protocol';
import { readable, readableProse } from './readable-text.ts';

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
    ...rules.map((rule) => `Rule ${rule.id} ${describeRule(rule)} Why: ${readableProse(rule.reason)}`),
    ...describeVocabulary(policy),
    ...events.map(
      (event) =>
        `Custom event ${event.tag} passes ${describeFields(event)}. Why: ${readableProse(event.reason)}`,
    ),
    SETTINGS.stylesheets(policy),
    SETTINGS.marks(policy),
    SETTINGS['text-shape'](policy),
    SETTINGS.drawings(policy),
  ];
}

/** What a rule does, as the end of a sentence that begins with its name. */
export function describeRule({ do: wanted, what, select: selector, on }: PolicyRule): string {
  const select = readable(selector);
  const pages = on === undefined ? 'on every page' : `on ${readable(on)}`;
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
    { words: names, what: 'Names of the site that pass as they are', list: listNames },
    { words: routes, what: 'Routes whose own words pass in addresses', list: listWords },
    { words: parameters, what: 'Query parameters that pass with their values', list: listWords },
  ];
  return lists.flatMap(({ words, what, list }) => (words.length === 0 ? [] : [`${what}: ${list(words)}.`]));
}

/** What a custom event may hold, as the end of a sentence that says that it passes. */
export function describeFields({ fields }: CustomEventRule): string {
  const named = Object.entries(fields).map(([name, field]) => `${name} (${describeField(field)})`);
  return named.length === 0 ? 'without fields' : `with ${named.join(', ')}`;
}

function describeField(field: CustomField): string {
  if (field.type === 'number') return `a number from ${field.min} to ${field.max}`;
  return field.type === 'boolean' ? 'yes or no' : `one of ${listWords(field.of)}`;
}

/** Longer lists of names are cut: they are made by a build, and people read the first and the count. */
const MOST_NAMES = 12;

/** Some names, and how many more there are. */
export function listNames(names: readonly string[]): string {
  const rest = names.length - MOST_NAMES;
  const shown = listWords(names.slice(0, MOST_NAMES));
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}

/** Every word of a list. */
export function listWords(words: readonly string[]): string {
  return words.map(readable).join(', ');
}
