// Places where a script or a person puts a secret, before or while the page is recorded.

const first = <E extends Element>(root: ParentNode, selector: string): E => {
  const found = root.querySelector<E>(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
};

/** Something that happens to a section. */
export type Step = (root: HTMLElement, canary: string) => void | Promise<void>;
const set = <Target extends object>(target: Target, property: string, value: string): void =>
  void Reflect.set(target, property, value);

/** Markup, what runs before the recorder starts, what runs while it is on. */
export const live: Readonly<
  Record<string, readonly [html: string, before: Step | null, during: Step | null]>
> = {
  'input.prop': ['<input>', (r, c) => set(first<HTMLInputElement>(r, 'input'), 'value', c), null],
  'input.prop-later': ['<input>', null, (r, c) => set(first<HTMLInputElement>(r, 'input'), 'value', c)],
  'input.attr-later': ['<input>', null, (r, c) => first(r, 'input').setAttribute('value', c)],
  'textarea.prop': [
    '<textarea></textarea>',
    (r, c) => set(first<HTMLTextAreaElement>(r, 'textarea'), 'value', c),
    null,
  ],
  'textarea.children-later': ['<textarea></textarea>', null, (r, c) => first(r, 'textarea').append(c)],
  'input.file': [
    '<input type="file">',
    null,
    (r, c) => {
      const files = new DataTransfer();
      files.items.add(new File(['x'], `${c}.pdf`));
      const input = first<HTMLInputElement>(r, 'input');
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
  ],
  'radio.chosen': [
    '<input type="radio" name="r2">',
    (r, c) => set(first<HTMLInputElement>(r, 'input'), 'value', c),
    (r) => first<HTMLInputElement>(r, 'input').click(),
  ],
  'attr.data-changed': ['<div data-a="1">x</div>', null, (r, c) => first(r, 'div').setAttribute('data-a', c)],
  'attr.asked-data-changed': [
    '<style>[data-now],[data-now="on"]{color:red}</style><div data-now="on">x</div>',
    null,
    (r, c) => first(r, 'div').setAttribute('data-now', c),
  ],
  'attr.title-changed': ['<div title="1">x</div>', null, (r, c) => first(r, 'div').setAttribute('title', c)],
  'attr.class-changed': ['<div>x</div>', null, (r, c) => first(r, 'div').classList.add(c)],
  'attr.id-changed': ['<div>x</div>', null, (r, c) => set(first(r, 'div'), 'id', c)],
  'attr.href-changed': ['<a href="/">x</a>', null, (r, c) => first(r, 'a').setAttribute('href', `/a/${c}`)],
  'attr.src-changed': [
    '<img alt="">',
    null,
    (r, c) => first(r, 'img').setAttribute('src', `data:image/png,${c}`),
  ],
  'attr.frame-src-changed': [
    '<iframe></iframe>',
    null,
    (r, c) => first(r, 'iframe').setAttribute('src', `data:,${c}`),
  ],
  'style.string': [
    '<div>x</div>',
    null,
    (r, c) => first(r, 'div').setAttribute('style', `font-family:"${c}"`),
  ],
  'style.diff': [
    '<div style="color:red;margin-top:1px;margin-left:2px;padding:3px;line-height:2">x</div>',
    null,
    (r, c) => set(first<HTMLElement>(r, 'div').style, 'fontFamily', c),
  ],
  'style.diff-custom': [
    '<div style="color:red;margin-top:1px;margin-left:2px;padding:3px;line-height:2">x</div>',
    null,
    (r, c) => first<HTMLElement>(r, 'div').style.setProperty(`--${c}`, c),
  ],
  'sheet.insert': [
    '<style></style>',
    null,
    (r, c) => void first<HTMLStyleElement>(r, 'style').sheet?.insertRule(`.k::after{content:"${c}"}`),
  ],
  'sheet.insert-nested': [
    '<style>@media all{}</style>',
    null,
    (r, c) => {
      const rule = first<HTMLStyleElement>(r, 'style').sheet?.cssRules[0];
      if (rule instanceof CSSMediaRule) rule.insertRule(`.${c}{color:red}`);
    },
  ],
  'sheet.declaration': [
    '<style>.k{color:red}</style>',
    null,
    (r, c) => {
      const rule = first<HTMLStyleElement>(r, 'style').sheet?.cssRules[0];
      if (rule instanceof CSSStyleRule) {
        rule.style.setProperty(`--${c}`, c);
        rule.style.setProperty('font-family', `"${c}"`, 'important');
        rule.style.removeProperty(`--${c}`);
      }
    },
  ],
  'sheet.text-changed': [
    '<style>.k{color:red}</style>',
    null,
    (r, c) => first(r, 'style').append(`.${c}{color:red}`),
  ],
  'sheet.adopted': [
    '',
    null,
    (_, c) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`.k::after{content:"${c}"}`);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      sheet.replaceSync(`.${c}{color:red}`);
    },
  ],
  'doc.title-changed': ['', null, (_, c) => set(document, 'title', `Mail from ${c}`)],
  'frame.blank': [
    '<iframe width="50" height="20"></iframe>',
    (r, c) => {
      const frame = first<HTMLIFrameElement>(r, 'iframe').contentDocument;
      frame?.write(`<p title="${c}">${c}</p>`);
      frame?.close();
    },
    null,
  ],
  'frame.changed': [
    '<iframe width="50" height="20"></iframe>',
    null,
    (r, c) => first<HTMLIFrameElement>(r, 'iframe').contentDocument?.body.append(c),
  ],
  'shadow.open': [
    '<div></div>',
    (r, c) =>
      set(
        first(r, 'div').attachShadow({ mode: 'open' }),
        'innerHTML',
        `<p id="${c}">${c}</p><input value="${c}">`,
      ),
    null,
  ],
  'shadow.later': [
    '<div></div>',
    null,
    (r, c) =>
      set(
        first(r, 'div').attachShadow({ mode: 'open' }),
        'innerHTML',
        `<p>${c}</p><style>.${c}{color:red}</style>`,
      ),
  ],
  'shadow.text': [
    '<div></div>',
    (r) => first(r, 'div').attachShadow({ mode: 'open' }).append('x'),
    (r, c) => void first(r, 'div').shadowRoot?.replaceChildren(c),
  ],
  'mut.text-added': ['<div></div>', null, (r, c) => first(r, 'div').append(`Added ${c}`)],
  'mut.char-data': [
    '<p>old</p>',
    null,
    (r, c) => void (first(r, 'p').firstChild as Text).replaceData(0, 3, c),
  ],
  'mut.inner-html': [
    '<div></div>',
    null,
    (r, c) => set(first(r, 'div'), 'innerHTML', `<b title="${c}">${c}</b>`),
  ],
  'mut.input-added': [
    '<div></div>',
    null,
    (r, c) => set(first(r, 'div'), 'innerHTML', `<input value="${c}">`),
  ],
  'mut.comment-added': ['<div></div>', null, (r, c) => first(r, 'div').append(new Comment(c), 'x')],
  'mut.style-added': [
    '<div></div>',
    null,
    (r, c) => set(first(r, 'div'), 'innerHTML', `<style>.${c}{color:red}</style>`),
  ],
  'mut.option-added': [
    '<select></select>',
    null,
    (r, c) => first<HTMLSelectElement>(r, 'select').add(new Option(c, c)),
  ],
  'mut.moved': [
    '<p></p><div></div>',
    (r, c) => first(r, 'p').append(c),
    (r) => first(r, 'div').append(first(r, 'p')),
  ],
  'mut.cloned': [
    '<p></p><div></div>',
    (r, c) => first(r, 'p').append(c),
    (r) => first(r, 'div').append(first(r, 'p').cloneNode(true)),
  ],
  'element.defined': [
    '',
    null,
    (_, c) => {
      if (customElements.get(`x-${c}`) === undefined)
        customElements.define(`x-${c}`, class extends HTMLElement {});
    },
  ],
  'canvas.text': [
    '<canvas width="99" height="20"></canvas>',
    null,
    (r, c) => void first<HTMLCanvasElement>(r, 'canvas').getContext('2d')?.fillText(c, 2, 2),
  ],
  'font.loaded': ['', null, (_, c) => void document.fonts.add(new FontFace(c, 'local("Arial")'))],
  'selection.text': [
    '<p></p>',
    (r, c) => first(r, 'p').append(c),
    (r) => getSelection()?.selectAllChildren(first(r, 'p')),
  ],
  'page.pushed': [
    '',
    null,
    async (_, c) => {
      const { href } = location;
      history.pushState({}, '', `/orders/${c}?q=${c}#${c}`);
      await new Promise((done) => setTimeout(done, 20));
      history.replaceState({}, '', href);
    },
  ],
};
