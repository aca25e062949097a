// A bank account: amounts in a table that grows, a small drawing, a password that becomes readable.
import { type FixturePage, loosePolicy, NOTHING, nameless, rule, withRules } from '../fixture-page.ts';

const loose = loosePolicy('account balance amount payee own-note iban login chart unread', [
  rule('login', 'unmask', '.login', { what: 'all' }),
  rule('amounts', 'unmask', 'td.amount', { what: 'attributes' }),
]);

const row = (id: string, payee: string, amount: string) =>
  `<tr id="row-${id}"><td class="payee">${payee}</td><td class="amount" title="Booked twice">${amount}</td></tr>`;

export const bank: FixturePage = {
  name: 'bank',
  path: '/account',
  markup: `
    <section class="account" data-kind="joint"><h1>Savings</h1><p class="balance" data-own="by-wife">Balance <b>four thousand</b></p>
      <svg class="chart" width="60" height="20" viewBox="0 0 60 20"><path d="M1 1L20 9L59 3" fill="none" stroke="red"></path><circle cx="3" cy="4" r="2"></circle></svg>
      <p class="iban" aria-label="Account of Jones">Account ends in seven</p>
      <table><thead><tr><th>Payee</th><th>Amount</th></tr></thead><tbody>${row('a', 'Oncology centre', 'ninety')}${row('b', 'Mill bakery', 'three')}</tbody></table>
    </section>
    <form class="login"><input type="password" name="pass" value="hunter"><input type="text" name="user" value="jones"><input type="text" autocomplete="section-a cc-number" name="card" value="none"><button type="submit">Go</button></form>`,
  async run({ one, settle, write, press }) {
    one('.balance b').textContent = 'five thousand';
    await settle();
    one<HTMLInputElement>('[name=pass]').type = 'text';
    await settle();
    write(one('[name=pass]'), 'hunter2');
    write(one('[name=user]'), 'jones the second');
    press(one('[name=pass]'), 'click', 4, 5);
    press(one('[name=user]'), 'click', 7, 8);
    await settle();
    one('tbody').insertAdjacentHTML('afterbegin', row('c', 'Divorce lawyer', 'eight hundred'));
    one('#row-b').classList.add('unread');
    await settle();
    one('tbody').append(one('#row-a'));
    one('#row-a .amount').setAttribute('title', 'Booked once');
    one('.payee').classList.add('own-note');
    await settle();
    one('#row-b .amount').replaceWith(one('#row-c .amount'));
    one('.chart path').setAttribute('d', 'M1 9L30 2L59 7');
    one('.chart').insertAdjacentHTML('beforeend', '<g></g>');
    await settle();
    one('#row-c').remove();
    one('.payee').classList.remove('own-note');
    one('.iban').firstChild?.replaceWith('Account ends in nine');
  },
  loose,
  strict: [
    NOTHING,
    nameless(loose),
    withRules(loose, 'money', rule('balance', 'mask', '.balance, .amount', { what: 'all' })),
    withRules(loose, 'rows', rule('unread', 'drop', 'tr.unread')),
    withRules(
      loose,
      'boxes',
      rule('table', 'block', 'table'),
      rule('iban', 'mask', 'p.iban', { what: 'text' }),
    ),
    withRules(loose, 'user', rule('user', 'mask', '.login input', { what: 'inputs' })),
    { ...loose, id: 'undrawn', drawings: 'none' },
    { ...loose, id: 'mute', rules: loose.rules.slice(0, 1) },
  ],
  doubtful: [
    withRules(loose, 'owned', rule('owned', 'mask', 'p[data-own=by-wife]')),
    { ...loose, id: 'others', mode: 'mask-all', rules: [rule('others', 'unmask', 'p:not([data-own])')] },
    withRules(loose, 'joint', rule('joint', 'drop', 'section[data-kind=joint]')),
    withRules(loose, 'places', rule('places', 'mask', 'td:nth-child(2)'), rule('beside', 'mask', 'h1 + p')),
    withRules(loose, 'having', rule('having', 'drop', 'tr:has(.own-note)')),
  ],
  hidden: {
    owned: ['four thousand'],
    others: ['four thousand', 'five thousand'],
    joint: ['Booked', 'four thousand'],
    places: ['ninety', 'four thousand'],
    having: [],
    nothing: ['four thousand', 'Oncology', 'jones'],
    money: ['four thousand', 'eight hundred', 'Booked'],
    boxes: ['Oncology', 'Divorce', 'ends in'],
    user: ['jones'],
    undrawn: ['M1 1L20'],
    mute: ['Booked'],
  },
};
