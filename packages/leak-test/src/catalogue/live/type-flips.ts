// Fields that turn into something else with their value in them: a secret that was well kept as one kind of field must
// be kept as any other.
import type { Channel, PageStep } from '../channel.ts';
import { clicks, inTurn, typesInto } from './drive.ts';
import { announce, elementOf, fieldOf, find } from './find.ts';

const PASSWORD = () => '<input type="password">';

const fill = (field: HTMLInputElement, secret: string): void => {
  field.value = secret;
  announce(field);
};

/** A password that a script fills, then flips. */
const flip = (id: string, turn: (root: HTMLElement, field: HTMLInputElement) => void): Channel => ({
  id: `flip.${id}`,
  html: PASSWORD,
  during: async (root, secret, kit) => {
    fill(fieldOf(root), secret);
    await kit.sleep(20);
    turn(root, fieldOf(root));
    await kit.sleep(20);
    for (const field of root.querySelectorAll('input')) announce(field);
  },
});

const FROM_PASSWORD: readonly Channel[] = [
  flip('property', (_root, field) => {
    field.type = 'text';
  }),
  flip('attribute', (_root, field) => field.setAttribute('type', 'text')),
  flip('attribute-removed', (_root, field) => field.removeAttribute('type')),
  flip('to-search', (_root, field) => {
    field.type = 'search';
  }),
  flip('to-hidden', (_root, field) => {
    field.type = 'hidden';
  }),
  flip('to-button', (_root, field) => {
    field.type = 'button';
  }),
  flip('twice', (_root, field) => {
    for (const type of ['text', 'password', 'text']) field.type = type;
  }),
  flip('node-replaced', (_root, field) => {
    const shown = elementOf('input');
    shown.value = field.value;
    field.replaceWith(shown);
  }),
  flip('cloned', (root, field) => {
    const shown = field.cloneNode(true) as HTMLInputElement;
    shown.type = 'text';
    root.append(shown);
  }),
  flip('markup', (_root, field) => {
    field.outerHTML = `<input type="text" value="${field.value}">`;
  }),
  flip('to-text', (_root, field) => field.after(elementOf('span', `Your password: ${field.value}`))),
  flip('to-editor', (_root, field) => {
    const editor = elementOf('div', field.value);
    editor.contentEditable = 'true';
    field.replaceWith(editor);
  }),
  flip('to-area', (_root, field) => {
    const area = elementOf('textarea');
    area.value = field.value;
    field.replaceWith(area);
    announce(area);
  }),
];

const setsType =
  (type: string): PageStep =>
  async (root, secret, kit) => {
    fill(fieldOf(root), secret);
    await kit.sleep(20);
    fieldOf(root).type = type;
  };

const OTHERS: readonly Channel[] = [
  { id: 'flip.text-to-password', html: () => '<input>', during: setsType('password') },
  { id: 'flip.text-to-hidden', html: () => '<input>', during: setsType('hidden') },
  { id: 'flip.hidden-to-text', html: () => '<input type="hidden">', during: setsType('text') },
  { id: 'flip.checkbox-to-text', html: () => '<input type="checkbox">', during: setsType('text') },
  {
    id: 'flip.text-security',
    html: () => '<input style="-webkit-text-security:disc">',
    during: (root, secret) => {
      fill(fieldOf(root), secret);
      fieldOf(root).removeAttribute('style');
      announce(fieldOf(root));
    },
  },
  {
    id: 'flip.autocomplete',
    html: () => '<input autocomplete="cc-number">',
    during: (root, secret) => {
      fill(fieldOf(root), secret);
      fieldOf(root).removeAttribute('autocomplete');
      announce(fieldOf(root));
    },
  },
  {
    id: 'flip.read-only',
    html: () => '<input>',
    during: (root, secret) => {
      fieldOf(root).readOnly = true;
      fieldOf(root).value = secret;
    },
  },
  {
    id: 'flip.area-to-text',
    html: () => '<textarea></textarea>',
    during: async (root, secret, kit) => {
      const area = find<HTMLTextAreaElement>(root, 'textarea');
      area.value = secret;
      announce(area);
      await kit.sleep(20);
      area.replaceWith(elementOf('p', area.value));
    },
  },
  {
    id: 'flip.editor-to-text',
    html: () => '<div contenteditable="true">x</div>',
    during: (root, secret) => {
      find(root, 'div').textContent = secret;
      find(root, 'div').contentEditable = 'false';
    },
  },
];

const BY_VISITOR: readonly Channel[] = [
  {
    id: 'input.password.toggled',
    html: () => '<input type="password"><button type="button">show</button>',
    before: (root) => {
      find(root, 'button').onclick = () => {
        fieldOf(root).type = 'text';
      };
    },
    drive: inTurn(typesInto('input'), clicks('button'), clicks('input'), (page) => page.keyboard.type('x')),
  },
  {
    id: 'flip.toggled-first',
    html: () => '<input type="password"><button type="button">show</button>',
    before: (root) => {
      find(root, 'button').onclick = () => {
        fieldOf(root).type = 'text';
      };
    },
    drive: inTurn(clicks('button'), typesInto('input')),
  },
  {
    id: 'flip.toggled-back',
    html: () => '<input type="password"><button type="button">show</button>',
    before: (root) => {
      find(root, 'button').onclick = () => {
        const field = fieldOf(root);
        field.type = field.type === 'text' ? 'password' : 'text';
      };
    },
    drive: inTurn(clicks('button'), clicks('button'), typesInto('input')),
  },
];

/** Fields that turn into something else. */
export const TYPE_FLIPS: readonly Channel[] = [...FROM_PASSWORD, ...OTHERS, ...BY_VISITOR];
