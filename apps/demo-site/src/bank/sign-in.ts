// Sign-in of the demo bank: any number and any password of eight characters will do; neither is kept or sent.
import { find } from '../site/build-element.ts';
import { checkForm, type FormRules } from '../site/form-messages.ts';

const RULES: FormRules = {
  username: (value) =>
    value.trim().length >= 4 ? null : 'Write your customer number: any four characters will do.',
  password: (value) => (value.length >= 8 ? null : 'Write your password: any eight characters will do.'),
};

/** Lets the customer see what they typed: the field becomes text and back, as banks do it. */
function startPasswordToggle(): void {
  const toggle = find('#show-password', HTMLButtonElement);
  const password = find('#password', HTMLInputElement);
  toggle.addEventListener('click', () => {
    const shown = password.type === 'password';
    password.type = shown ? 'text' : 'password';
    toggle.textContent = shown ? 'Hide' : 'Show';
    toggle.setAttribute('aria-label', shown ? 'Hide password' : 'Show password');
  });
}

/** Calls `onSignedIn` once the form is content. */
export function startSignIn(onSignedIn: () => void): void {
  startPasswordToggle();
  const form = find('#sign-in-form', HTMLFormElement);
  checkForm(form, RULES, find('#sign-in-summary', HTMLElement), () => {
    form.reset();
    onSignedIn();
  });
}
