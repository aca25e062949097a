// A single-page site: routes change, the elements stay, and rules hold on some of the routes only.
import { type FixturePage, loosePolicy, NOTHING, rule, withRules } from '../fixture-page.ts';

const names = 'app view side record tab current';
const loose = loosePolicy(names, [], {
  vocabulary: {
    names: names.split(' '),
    stylesheets: false,
    routes: ['/home', '/help/:topic', '/patients/:id/notes', '/patients/:id'],
  },
});

export const routes: FixturePage = {
  name: 'routes',
  path: '/home',
  markup: `
    <nav class="app"><a class="tab current" href="/home">Home</a><a class="tab" href="/help/returns">Help</a><a class="tab" href="/patients/smith">Smith</a></nav>
    <main class="view"><h1>Welcome</h1><p class="record">Nothing here</p></main>
    <aside class="side"><p>Opening hours</p></aside>`,
  async run({ one, settle, go, press }) {
    const show = async (path: string, title: string, record: string) => {
      go(path);
      one('.view h1').textContent = title;
      one('.record').textContent = record;
      await settle();
    };
    await show('/help/returns', 'How to send things back', 'Within a month');
    press(one('.tab'), 'mouseup', 6, 7);
    await show('/patients/smith', 'Patient page', 'Walks with a stick');
    one('.side').append(one('.record'));
    await settle();
    await show('/patients/smith/notes', 'Notes page', 'Sleeps badly');
    one('.side p').textContent = 'Office of Okafor';
    await settle();
    one('.view').append(one('.record'));
    await show('/home', 'Welcome again', 'Nothing new');
    one('.view').insertAdjacentHTML('beforeend', '<p class="record">Come back soon</p>');
  },
  loose,
  strict: [
    NOTHING,
    withRules(loose, 'patients', rule('patients', 'mask', '.view', { on: '/patients/*' })),
    withRules(loose, 'notes', rule('notes', 'mask', '.record', { on: '/patients/:id/notes' })),
    withRules(loose, 'blocked', rule('blocked', 'block', '.side', { on: '/patients/:id' })),
    {
      ...loose,
      id: 'help',
      mode: 'mask-all',
      rules: [rule('help', 'unmask', '.view', { on: '/help/*' }), rule('nav', 'unmask', 'nav a')],
    },
    withRules(loose, 'everywhere', rule('side', 'mask', 'aside')),
  ],
  doubtful: [
    withRules(loose, 'smith', rule('smith', 'mask', '.view', { on: '/patients/smith' })),
    {
      ...loose,
      id: 'other',
      mode: 'mask-all',
      rules: [rule('returns', 'unmask', '.view', { on: '/help/returns' })],
    },
  ],
  hidden: {
    smith: ['Patient page'],
    other: ['Patient page', 'Opening hours'],
    nothing: ['Walks with', 'Within a month', 'Opening hours'],
    patients: ['Patient page', 'Notes page'],
    notes: ['Sleeps badly'],
    blocked: ['Office of Okafor'],
    help: ['Walks with', 'Sleeps badly', 'Office of'],
    everywhere: ['Office of Okafor', 'Opening hours'],
  },
};
