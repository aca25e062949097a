// What an element is called in a label: our own words only, chosen by tag, input type and role. Whatever else a
// recording says of an element never gets into a label.

const TAG_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'link',
    area: 'link',
    audio: 'audio player',
    button: 'button',
    canvas: 'canvas',
    details: 'disclosure',
    dialog: 'dialog',
    fieldset: 'group of fields',
    figure: 'figure',
    footer: 'footer',
    form: 'form',
    h1: 'heading',
    h2: 'heading',
    h3: 'heading',
    h4: 'heading',
    h5: 'heading',
    h6: 'heading',
    header: 'header',
    iframe: 'frame',
    img: 'image',
    input: 'text field',
    label: 'label',
    li: 'list item',
    main: 'main part',
    nav: 'navigation',
    optgroup: 'option',
    option: 'option',
    p: 'paragraph',
    picture: 'image',
    select: 'list box',
    summary: 'disclosure',
    svg: 'icon',
    table: 'table',
    tbody: 'table',
    td: 'table cell',
    textarea: 'text area',
    th: 'table heading',
    tr: 'table row',
    video: 'video',
  }),
);

const INPUT_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    button: 'button',
    checkbox: 'checkbox',
    color: 'colour field',
    date: 'date field',
    'datetime-local': 'date field',
    email: 'email field',
    file: 'file field',
    image: 'button',
    month: 'date field',
    number: 'number field',
    password: 'password field',
    radio: 'radio button',
    range: 'slider',
    reset: 'button',
    search: 'search field',
    submit: 'button',
    tel: 'phone field',
    time: 'time field',
    url: 'address field',
    week: 'date field',
  }),
);

const ROLE_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    button: 'button',
    checkbox: 'checkbox',
    combobox: 'list box',
    link: 'link',
    listbox: 'list box',
    menuitem: 'menu item',
    menuitemcheckbox: 'menu item',
    menuitemradio: 'menu item',
    option: 'option',
    radio: 'radio button',
    searchbox: 'search field',
    slider: 'slider',
    spinbutton: 'number field',
    switch: 'switch',
    tab: 'tab',
    textbox: 'text field',
    treeitem: 'tree item',
  }),
);

const CONTROLS = new Set(
  'a area audio button details input label option select summary textarea video'.split(' '),
);

/** What a node is called, and whether people act on it itself rather than on what it stands in. */
export interface ElementWord {
  readonly word: string;
  readonly control: boolean;
}

/** The word of an element; of one that we have no word for, "element". */
export function elementWord(tagName: string, attributes: Readonly<Record<string, unknown>>): ElementWord {
  const tag = tagName.toLowerCase();
  const role = ROLE_WORDS.get(lower(attributes.role));
  if (role !== undefined) return { word: role, control: true };
  const input = tag === 'input' ? INPUT_WORDS.get(lower(attributes.type)) : undefined;
  return { word: input ?? TAG_WORDS.get(tag) ?? 'element', control: CONTROLS.has(tag) };
}

const lower = (value: unknown): string => (typeof value === 'string' ? value.toLowerCase() : '');
