// Frames of the page's own origin: each has its own tree, and rules around a frame hold in it.
import { type FixturePage, loosePolicy, NOTHING, nameless, rule, withRules } from '../fixture-page.ts';

const loose = loosePolicy('desk letter signed sender pay inbox');

const letter = (sender: string, words: string) =>
  `<!doctype html><body class='desk'><div class='letter'><p class='sender'>${sender}</p><p>${words}</p><input name='reply' value='soon'></div></body>`;

export const frames: FixturePage = {
  name: 'frames',
  path: '/inbox',
  markup: `
    <h1>Inbox of Garcia</h1>
    <div class="inbox"><iframe title="first" width="200" height="100" srcdoc="${letter('From Mueller', 'About the pension')}"></iframe></div>
    <div class="pay"><iframe title="second" width="200" height="100" srcdoc="${letter('From the bank', 'About the overdraft')}"></iframe></div>`,
  async run({ one, settle }) {
    await settle();
    await settle();
    const inFrame = (selector: string) => {
      const page = one<HTMLIFrameElement>(selector).contentDocument;
      if (page === null) throw new Error('no frame');
      return page;
    };
    const first = inFrame('.inbox iframe');
    const second = inFrame('.pay iframe');
    one('.sender', first).textContent = 'From Mueller and wife';
    one('.sender', second).textContent = 'From another bank';
    await settle();
    one('.letter', first).classList.add('signed');
    await settle();
    one('.letter', first).append(one('.letter p + p', first));
    one('.letter', first).insertAdjacentHTML('beforeend', '<p>Kind regards, Okafor</p>');
    await settle();
    one('.letter', first).classList.remove('signed');
    one('.inbox').setAttribute('data-scrim', 'mask');
    await settle();
    one('.sender', first).textContent = 'From nobody';
    const third = document.createElement('iframe');
    third.srcdoc = letter('From Larsen', 'About the asylum');
    one('.pay').append(third);
    await settle();
    await settle();
    one('.pay iframe').remove();
  },
  loose,
  strict: [
    NOTHING,
    nameless(loose),
    withRules(loose, 'senders', rule('senders', 'mask', 'body.desk .sender')),
    withRules(loose, 'signed', rule('signed', 'mask', '.signed')),
    withRules(loose, 'pay', rule('pay', 'mask', '.pay')),
    withRules(loose, 'boxed', rule('boxed', 'block', '.pay iframe')),
    withRules(loose, 'across', rule('across', 'mask', '.inbox p')),
    withRules(loose, 'dropped', rule('dropped', 'drop', '.pay')),
  ],
  hidden: {
    nothing: ['Mueller', 'overdraft', 'Okafor'],
    senders: ['Mueller', 'another bank', 'Larsen'],
    signed: ['Okafor'],
    pay: ['overdraft', 'Larsen'],
    boxed: ['From the bank', 'overdraft'],
    dropped: ['overdraft', 'asylum'],
  },
};
