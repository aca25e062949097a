// A clinic's form: every kind of control, states that change, regions that are marked in the markup.
import { bare, type FixturePage, loosePolicy, NOTHING, nameless, rule, withRules } from '../fixture-page.ts';

const loose = loosePolicy('intake ward notes staff urgent hint allergy', [
  rule('controls', 'unmask', '.intake', { what: 'all' }),
  rule('own', 'mask', '.allergy', { what: 'inputs' }),
]);

export const clinic: FixturePage = {
  name: 'clinic',
  path: '/intake',
  markup: `
    <form class="intake">
      <fieldset><legend>Patient Haddad</legend>
        <label class="hint">Ward <select name="ward" class="ward" aria-label="Ward of the patient"><option value="onc">Oncology</option><option value="mat" selected>Maternity</option></select></label>
        <label><input type="radio" name="state" value="pregnant" checked> Pregnant</label><label><input type="radio" name="state" value="not"> Not so</label>
        <label><input type="checkbox" name="smoker"> Smoker</label>
        <input type="range" name="pain" min="0" max="10" value="7"><input type="date" name="born" value="1980-02-03"><input type="hidden" name="file" value="case-smith"><input type="email" name="mail" autocomplete="email" value="haddad at home" required>
        <textarea name="notes" class="notes" placeholder="What hurts">Left knee</textarea>
        <input type="text" class="allergy" name="allergy" value="walnut">
      </fieldset>
      <p role="alert" aria-invalid="true">Please fill in the ward</p>
      <details><summary>More about dialysis</summary><p data-scrim="mask">Twice a week since May</p></details>
      <div data-scrim="block"><p>Blood group rare</p><input name="blood" value="rare"></div>
      <div data-scrim="drop"><p>Diagnosis unknown</p></div>
      <p data-scrim="whatever">Insurance expired</p>
      <div class="staff" data-ward="oncology"><p>On duty: Novak</p><span data-scrim="unmask">Room three</span></div>
    </form>`,
  async run({ one, settle, write, press }) {
    write(one('.notes'), 'Left knee and hip');
    write(one('[name=mail]'), 'haddad elsewhere');
    write(one('.allergy'), 'hazelnut');
    press(one('[name=pain]'), 'click', 9, 2);
    press(one('.allergy'), 'click', 3, 4);
    press(one('[data-scrim=block] p'), 'click', 5, 6);
    await settle();
    const ward = one<HTMLSelectElement>('.ward');
    ward.value = 'onc';
    ward.dispatchEvent(new Event('input', { bubbles: true }));
    one<HTMLInputElement>('[name=state][value=not]').click();
    one<HTMLInputElement>('[name=smoker]').click();
    await settle();
    one('[role=alert]').setAttribute('aria-invalid', 'false');
    one('[role=alert]').textContent = 'Thank you, Haddad';
    one('details').setAttribute('open', '');
    one('.staff').classList.add('urgent');
    await settle();
    one('fieldset').append(one('[data-scrim=mask]'));
    one('[data-scrim=block] p').textContent = 'Blood group common';
    one('[data-scrim=drop]').append('Diagnosis known');
    one('.staff p').textContent = 'On duty: Rossi';
    await settle();
    one('.staff').classList.remove('urgent');
    one('.staff').append(one('legend'));
    one<HTMLInputElement>('[name=born]').type = 'password';
    await settle();
    write(one('[name=born]'), '1981');
    one('.ward').setAttribute('disabled', '');
  },
  loose,
  strict: [
    NOTHING,
    nameless(loose),
    bare(loose),
    withRules(loose, 'notes', rule('notes', 'mask', 'textarea, input[type=email]', { what: 'inputs' })),
    withRules(loose, 'urgent', rule('urgent', 'mask', '.urgent')),
    withRules(loose, 'alerts', rule('alerts', 'mask', '[role=alert], [aria-invalid=true]', { what: 'text' })),
    withRules(loose, 'boxes', rule('box', 'block', 'fieldset'), rule('staff', 'drop', '.staff')),
    { ...loose, id: 'unmarked', marks: 'tighten' },
    // Its attributes are in the recording, because a rule showed them.
    {
      ...loose,
      id: 'shown',
      mode: 'mask-all',
      rules: [rule('staff', 'unmask', '.staff[data-ward] > p, .staff:not([data-ward]) p')],
    },
    withRules(
      loose,
      'known',
      rule('known', 'mask', 'input[type=email], [data-scrim=unmask], input[required]'),
    ),
  ],
  doubtful: [
    withRules(loose, 'ward', rule('ward', 'block', '[data-ward=oncology]')),
    withRules(loose, 'mails', rule('mails', 'mask', '[type=email], [autocomplete=email]')),
  ],
  hidden: {
    ward: ['Novak', 'Rossi', 'Room three'],
    mails: ['haddad at', 'haddad else'],
    shown: ['Haddad', 'Left knee'],
    nothing: ['Haddad', 'Left knee', 'Novak'],
    notes: ['Left knee', 'haddad at', 'haddad else'],
    urgent: ['Rossi'],
    alerts: ['Thank you', 'Please'],
    boxes: ['Left knee', 'Novak', 'Room three'],
    known: ['haddad at', 'Room three'],
  },
};
