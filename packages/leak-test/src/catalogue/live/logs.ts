// What a page writes to the console.
import type { Channel, PageStep } from '../channel.ts';
import { elementOf } from './find.ts';

/** A channel of one call; what is logged by a page is the test's subject here. */
const logs = (name: string, call: (secret: string, log: Console) => void): Channel => {
  const during: PageStep = (_root, secret) => call(secret, globalThis.console);
  return { id: `log.${name}`, scope: 'page', during };
};

/** What a page writes to the console. */
export const LOGS: readonly Channel[] = [
  logs('console', (c, log) => log.log('user is', c)),
  logs('console-error-object', (c, log) => log.error('bad', { user: c })),
  logs('info', (c, log) => log.info(`loaded ${c}`)),
  logs('warn', (c, log) => log.warn(`slow answer for ${c}`)),
  logs('debug', (c, log) => log.debug('state', { cart: { of: c } })),
  logs('trace', (c, log) => log.trace(`here for ${c}`)),
  logs('assert', (c, log) => log.assert(false, `not ${c}`)),
  logs('format', (c, log) => log.log('%cuser %s has %d', 'color:red', c, 3)),
  logs('table', (c, log) => log.table([{ name: c, bed: 4 }])),
  logs('dir', (c, log) => log.dir({ user: c })),
  logs('group', (c, log) => {
    log.group(`orders of ${c}`);
    log.groupEnd();
  }),
  logs('count', (c, log) => log.count(`visits of ${c}`)),
  logs('time', (c, log) => {
    log.time(`load ${c}`);
    log.timeEnd(`load ${c}`);
  }),
  logs('error-instance', (c, log) => log.error(new Error(`no account ${c}`))),
  logs('element', (c, log) => log.log(elementOf('p', `Row of ${c}`))),
  logs('map', (c, log) => log.log(new Map([['user', c]]))),
  logs('json-text', (c, log) => log.log(JSON.stringify({ user: { name: c } }))),
];
