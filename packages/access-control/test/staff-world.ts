// A staff side over real stores, a clock that tests turn, and visitors with a cookie each.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AuditLeaf, createAuditLog } from '@scrim/access-control/audit';
import { createStaffAuth, type StaffAuth, type StaffAuthOptions } from '@scrim/access-control/staff';
import type { PersonSummary, StaffRole } from '@scrim/protocol';
import type { Stores } from '@scrim/protocol/stores';
import { createMemoryStores } from '@scrim/storage-adapters/memory';
import { openSqliteStores } from '@scrim/storage-adapters/sqlite';
import { onTestFinished } from 'vitest';
import { mountRoutes } from './staff-mount.ts';

export const ORIGIN = 'http://localhost:4620';
export const PASSPHRASE = 'seven pale herons wade upstream';
export const OTHER_PASSPHRASE = 'an unhurried tram past the orchard';
export const SET_UP = { id: 'set-up', role: 'system' } as const;

/** The tests are not about the cost of guessing. */
export const LIGHT_SCRYPT = { N: 16, r: 1, p: 1 };

export const STORES: readonly { readonly kind: string; readonly open: () => Stores }[] = [
  { kind: 'memory', open: createMemoryStores },
  { kind: 'sqlite', open: openSqlite },
];

function openSqlite(): Stores {
  const folder = mkdtempSync(join(tmpdir(), 'scrim-staff-'));
  const stores = openSqliteStores({ path: join(folder, 'scrim.db') });
  onTestFinished(async () => {
    await stores.close();
    rmSync(folder, { recursive: true });
  });
  return stores;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON; null for none. */
  // biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for.
  readonly body: any;
  readonly code: string | undefined;
}

export interface Visitor {
  /** The Cookie line that the browser would send; empty for none. */
  cookie: string;
  call(method: string, path: string, body?: unknown): Promise<Answer>;
}

export interface StaffWorld {
  readonly stores: Stores;
  readonly auth: StaffAuth;
  readonly clock: { ms: number };
  /** Set to make every append fail. */
  readonly ledger: { isFull: boolean; isFullAfter(entries: number): void };
  readonly answer: (request: Request) => Promise<Response>;
  visitor(): Visitor;
  /** Somebody who came by a link with a passphrase, signed in. */
  person(name: string, roles: readonly StaffRole[]): Promise<Visitor & { readonly person: PersonSummary }>;
  entries(): Promise<AuditLeaf[]>;
}

export function createStaffWorld(
  options: Partial<StaffAuthOptions> & { readonly stores?: Stores } = {},
): StaffWorld {
  const { stores = createMemoryStores(), ...over } = options;
  const clock = { ms: Date.UTC(2026, 2, 1) };
  let left = Number.POSITIVE_INFINITY;
  const ledger = {
    get isFull() {
      return left <= 0;
    },
    set isFull(isFull) {
      left = isFull ? 0 : Number.POSITIVE_INFINITY;
    },
    isFullAfter(entries: number) {
      left = entries;
    },
  };
  const nowMs = () => clock.ms;
  const log = createAuditLog({ ledger: stores.audit, details: stores.records, nowMs });
  const failing = createAuditLog({
    ledger: { ...stores.audit, append: () => Promise.reject(new Error('disk full')) },
    details: stores.records,
  });
  const audit: StaffAuthOptions['audit'] = {
    append: (entry) => (left-- > 0 ? log : failing).append(entry),
  };
  const { records } = stores;
  const auth = createStaffAuth({ records, audit, origin: ORIGIN, nowMs, scrypt: LIGHT_SCRYPT, ...over });
  const answer = mountRoutes(auth.gate, auth.routeModules);
  const visitor = () => createVisitor(answer, over.origin ?? ORIGIN);
  return {
    stores,
    auth,
    clock,
    ledger,
    answer,
    visitor,
    async person(name, roles) {
      const { token } = await auth.createLink({ name, roles, by: SET_UP });
      const comer = visitor();
      const credential = { kind: 'passphrase', passphrase: PASSPHRASE };
      const { body, code } = await comer.call('POST', '/v1/auth/links/redeem', { token, name, credential });
      if (code !== undefined) throw new Error(code);
      return Object.assign(comer, { person: body.person as PersonSummary });
    },
    async entries() {
      const leaves: AuditLeaf[] = [];
      for await (const leaf of log.read()) leaves.push(leaf);
      return leaves;
    },
  };
}

function createVisitor(answer: (request: Request) => Promise<Response>, origin: string): Visitor {
  const visitor: Visitor = {
    cookie: '',
    async call(method, path, body) {
      const headers = { cookie: visitor.cookie, 'content-type': 'application/json' };
      const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
      const response = await answer(new Request(origin + path, init));
      const line = response.headers.get('set-cookie');
      if (line !== null) visitor.cookie = /Max-Age=0/.test(line) ? '' : (line.split(';')[0] ?? '');
      const text = await response.text();
      const json = text === '' ? null : JSON.parse(text);
      return { status: response.status, headers: response.headers, body: json, code: json?.code };
    },
  };
  return visitor;
}

/** Signs in by passphrase. */
export const signIn = (visitor: Visitor, name: string, passphrase = PASSPHRASE): Promise<Answer> =>
  visitor.call('POST', '/v1/auth/sign-in', { kind: 'passphrase', name, passphrase });

/** Brings a passphrase to a link. */
export const redeem = (
  visitor: Visitor,
  token: string,
  name = '',
  passphrase = PASSPHRASE,
): Promise<Answer> =>
  visitor.call('POST', '/v1/auth/links/redeem', {
    token,
    name,
    credential: { kind: 'passphrase', passphrase },
  });

/** Who the server thinks the visitor is. */
export async function nameOf(visitor: Visitor): Promise<string | null> {
  const { body } = await visitor.call('GET', '/v1/auth/state');
  return body.person?.name ?? null;
}
