// The pairs of visits that can be told apart, and by what.
import { userEvent } from 'vitest/browser';
import { type Case, typed } from './side-channel-cases.ts';
import { find, pause } from './visits.ts';

export interface Different extends Case {
  /** Kinds of the masked events that differ, and no others do. */
  readonly in: readonly string[];
}

/** Where something can be told, and by what. */
export const DIFFERENT: Readonly<Record<string, Different>> = {
  'whether a field is empty': {
    html: (secret) => `<input value="${secret}">`,
    secrets: ['', 'smith'],
    in: ['snapshot'],
  },
  'whether something was typed': {
    html: '<input>',
    act: async (page, secret) => {
      await userEvent.click(find(page, 'input'));
      if (secret !== '') await userEvent.keyboard(secret);
    },
    secrets: ['', 'smith'],
    in: ['input', 'snapshot'],
  },
  'the bucket of a text': {
    html: (secret) => `<p>${secret}</p>`,
    secrets: ['smith', 'annabel smith of ward seven'],
    in: ['snapshot'],
  },
  'the bucket of a text in an editor': {
    html: '<div contenteditable="true"></div>',
    act: typed('div'),
    secrets: ['smith', 'annabel smith of ward seven'],
    in: ['change', 'snapshot'],
  },
  'how many lines an editor has': {
    html: '<div contenteditable="true"></div>',
    act: typed('div'),
    secrets: ['anna', 'an\na'],
    in: ['change', 'snapshot'],
  },
  'which of several choices is clicked': {
    html: '<input type="radio" name="a" value="yes"><input type="radio" name="a" value="smith">',
    act: (page, secret) => userEvent.click(find(page, `[value=${secret}]`)),
    secrets: ['yes', 'smith'],
    in: ['pointer'],
  },
  'which key of a drawn keypad is clicked': {
    html: '<button>1</button><button>2</button>',
    act: (page, secret) => userEvent.click(find(page, `button:nth-child(${secret})`)),
    secrets: ['1', '2'],
    in: ['pointer'],
  },
  'how many options there are': {
    html: (secret) => `<select>${'<option>x'.repeat(Number(secret))}</select>`,
    secrets: ['2', '3'],
    in: ['snapshot'],
  },
  'what a page says of a value: invalid, disabled, expanded': {
    html: '<input><button>Go</button>',
    act: async (page, secret) => {
      await userEvent.fill(find(page, 'input'), secret);
      find(page, 'input').setAttribute('aria-invalid', String(secret !== 'smith'));
      find(page, 'button').toggleAttribute('disabled', secret !== 'smith');
    },
    secrets: ['smith', 'xqvw'],
    in: ['change', 'snapshot'],
  },
  'a data attribute whose value is one that styles name': {
    html: (secret) => `<style>[data-ward=oncology]{color:red}</style><p data-ward="${secret}"></p>`,
    secrets: ['oncology', 'maternity'],
    in: ['snapshot'],
  },
  'a bar whose width is a number': {
    html: (secret) => `<div style="width:${secret}px">x</div>`,
    secrets: ['3', '97'],
    in: ['snapshot'],
  },
  'the pauses in a slider': {
    html: '<input type="range">',
    act: async (page, secret) => {
      find(page, 'input').focus();
      for (let step = 0; step < Number(secret); step += 1) {
        await userEvent.keyboard('{ArrowRight}');
        await pause(1050);
      }
    },
    secrets: ['1', '3'],
    in: ['input'],
  },
};
