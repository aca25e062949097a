// A rich-text editor: what is written moves between elements, beside a page that only shows.
import { type FixturePage, loosePolicy, NOTHING, nameless, rule, withRules } from '../fixture-page.ts';

const loose = loosePolicy('editor margin toolbar preview secret readonly', [
  rule('editor', 'unmask', '.editor, .margin', { what: 'inputs' }),
  rule('labels', 'unmask', '.toolbar', { what: 'attributes' }),
]);

export const editor: FixturePage = {
  name: 'editor',
  path: '/write',
  markup: `
    <div class="toolbar" role="toolbar"><button type="button" aria-label="Make it bold" aria-pressed="false">B</button><button type="button" title="Make a list">L</button></div>
    <div class="editor" contenteditable="true" role="textbox"><p>Dear Petrov,</p><p>the surgery is on <i>Monday</i>.</p><p class="secret">Do not tell Larsen.</p></div>
    <div class="margin" contenteditable><p>Ask Kowalska</p></div><div class="margin" contenteditable="later">Ask Santos</div><div class="preview"><p>Draft of a letter</p><div class="readonly" contenteditable="false">Saved at noon</div></div>`,
  async run({ one, settle, press }) {
    const area = one('.editor');
    const [first, second] = area.querySelectorAll('p');
    if (first === undefined || second === undefined) throw new Error('no paragraphs');
    first.append(' good morning');
    await settle();
    const range = document.createRange();
    range.selectNodeContents(second);
    document.getSelection()?.removeAllRanges();
    document.getSelection()?.addRange(range);
    await settle();
    const bold = document.createElement('b');
    bold.append(...second.childNodes);
    second.append(bold);
    one('[aria-pressed]').setAttribute('aria-pressed', 'true');
    press(bold, 'click', 12, 14);
    await settle();
    const list = document.createElement('ul');
    for (const paragraph of [...area.querySelectorAll('p')]) {
      const item = document.createElement('li');
      item.append(...paragraph.childNodes);
      if (paragraph.className !== '') item.className = paragraph.className;
      paragraph.replaceWith(item);
      list.append(item);
    }
    area.append(list);
    await settle();
    one('.preview').append(one('li'));
    one('.preview p').textContent = 'Draft of a list';
    await settle();
    one('li.secret').classList.remove('secret');
    one('.readonly').textContent = 'Saved at two';
    area.setAttribute('contenteditable', 'false');
    await settle();
    area.append('Yours, Dubois');
    document.getSelection()?.removeAllRanges();
  },
  loose,
  strict: [
    NOTHING,
    nameless(loose),
    withRules(loose, 'secret', rule('secret', 'mask', '.secret')),
    withRules(loose, 'written', rule('written', 'mask', 'div[role=textbox]', { what: 'inputs' })),
    withRules(loose, 'preview', rule('preview', 'mask', '.preview', { what: 'text' })),
    withRules(loose, 'boxed', rule('boxed', 'block', 'div[role=textbox]')),
    { ...loose, id: 'plain', rules: [] },
  ],
  hidden: {
    nothing: ['Petrov', 'surgery', 'Draft'],
    secret: ['Larsen'],
    written: ['Petrov', 'surgery'],
    preview: ['Draft of'],
    boxed: ['Petrov', 'surgery'],
    plain: ['Petrov', 'Kowalska', 'Santos', 'Make it bold'],
  },
};
