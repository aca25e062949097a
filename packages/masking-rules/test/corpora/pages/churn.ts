// A table that never rests: rows are sorted, replaced, taken out and put back.
import { bare, type FixturePage, loosePolicy, NOTHING, nameless, rule, withRules } from '../fixture-page.ts';

const loose = loosePolicy('board row vip name city done pool');

const NAMES = 'Smith Jones Garcia Mueller Ivanova Okafor Tanaka Dubois Rossi Novak Haddad Kowalska'.split(
  ' ',
);
const CITIES = 'Leeds York Bath Hull'.split(' ');
const row = (at: number) =>
  `<tr class="row r${at}q" id="r${at}"><td class="name">${NAMES[at % NAMES.length]} of row ${at}</td><td class="city">${CITIES[at % CITIES.length]}</td></tr>`;

export const churn: FixturePage = {
  name: 'churn',
  path: '/board',
  markup: `<table class="board"><tbody>${Array.from({ length: 8 }, (_, at) => row(at)).join('')}</tbody></table><div class="pool"></div>`,
  async run({ one, settle }) {
    const body = one('tbody');
    const rows = () => [...body.querySelectorAll('tr')];
    for (let round = 0; round < 4; round++) {
      rows()[round]?.classList.add(round % 2 === 0 ? 'vip' : 'done');
      await settle();
      body.append(...rows().reverse());
      await settle();
      const [kept] = rows();
      kept?.remove();
      body.insertAdjacentHTML('afterbegin', row(20 + round));
      await settle();
      for (const city of body.querySelectorAll('.city')) city.textContent = CITIES[round] ?? '';
      if (kept !== undefined) body.append(kept);
      rows()[round]?.classList.remove('vip');
      await settle();
    }
    const [first] = rows();
    if (first !== undefined) one('.pool').append(...first.querySelectorAll('td'));
  },
  loose,
  strict: [
    NOTHING,
    nameless(loose),
    bare(loose),
    withRules(loose, 'vip', rule('vip', 'mask', '.vip')),
    withRules(loose, 'done', rule('done', 'drop', 'tr.done')),
    withRules(loose, 'boxed', rule('boxed', 'block', 'tr.vip .name')),
    withRules(loose, 'cities', rule('cities', 'mask', 'tr:not(.done) > td.city, .pool td')),
  ],
  hidden: {
    nothing: ['Smith', 'Leeds'],
    bare: ['Smith', 'Leeds'],
    cities: [],
    vip: [],
  },
};
