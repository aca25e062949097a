// Says what is wrong with a form, next to each field and in a summary. It reads fields and never keeps a value.

/** What is wrong with a field's value, in words for the person who typed it; null when nothing is. */
export type FieldRule = (value: string) => string | null;

/** The rule for each field, by its `name`. */
export type FormRules = Readonly<Record<string, FieldRule>>;

/** A rule that only asks for some text. */
export function required(message: string): FieldRule {
  return (value) => (value.trim() === '' ? message : null);
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function fieldsOf(form: HTMLFormElement, rules: FormRules): Field[] {
  return Object.keys(rules).flatMap((name) => {
    const field = form.elements.namedItem(name);
    return field instanceof HTMLInputElement ||
      field instanceof HTMLSelectElement ||
      field instanceof HTMLTextAreaElement
      ? [field]
      : [];
  });
}

function messagePlace(field: Field): HTMLElement {
  const id = `${field.id}-message`;
  const present = document.getElementById(id);
  if (present !== null) return present;
  const place = document.createElement('p');
  place.id = id;
  place.className = 'field-message';
  field.insertAdjacentElement('afterend', place);
  const described = [field.getAttribute('aria-describedby'), id].filter((part) => part !== null);
  field.setAttribute('aria-describedby', described.join(' '));
  return place;
}

function checkField(field: Field, rules: FormRules): boolean {
  const message = rules[field.name]?.(field.value) ?? null;
  messagePlace(field).textContent = message ?? '';
  if (message === null) field.removeAttribute('aria-invalid');
  else field.setAttribute('aria-invalid', 'true');
  return message === null;
}

function summarise(summary: HTMLElement, wrong: number): void {
  summary.hidden = wrong === 0;
  summary.textContent = wrong === 1 ? 'One field needs a look.' : `${wrong} fields need a look.`;
}

/**
 * Checks `form` on submit, and each wrong field again as it is typed in; calls `onValid` when all rules are content.
 * `summary` gets the count of what is wrong; the first wrong field gets the focus. Nothing is checked as a field is
 * left: a message that comes or goes just then moves the button from under the pointer.
 */
export function checkForm(
  form: HTMLFormElement,
  rules: FormRules,
  summary: HTMLElement,
  onValid: () => void,
): void {
  const fields = fieldsOf(form, rules);
  for (const field of fields) {
    field.addEventListener('input', () => {
      if (field.hasAttribute('aria-invalid')) checkField(field, rules);
    });
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const wrong = fields.filter((field) => !checkField(field, rules));
    summarise(summary, wrong.length);
    wrong[0]?.focus();
    if (wrong.length === 0) onValid();
  });
}
