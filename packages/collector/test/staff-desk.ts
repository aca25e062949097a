// A collector with a staff side, behind a real server; and people who call it as a browser on the console's page would.
// Who they are stands in a header of the test's own: signing in is another package's.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import { createCollector, createSites, type FailureLine } from '@scrim/collector';
import type { Permit, StaffRole } from '@scrim/protocol';
import { ProblemError, type RouteModule, type StaffGate } from '@scrim/protocol/routes';
import { startCounter, startPage } from './counter.ts';

export const CONSOLE = 'http://localhost:4620';

/** As docs and the real gate have it. */
const MAY: Readonly<Record<StaffRole, readonly string[]>> = {
  'site-admin': ['sites.read', 'sites.write', 'people.manage', 'key-files.write', 'key-files.read'],
  analyst: ['sites.read', 'sessions.list', 'sessions.open', 'key-files.read', 'sessions.erase'],
  'privacy-officer': ['sites.read', 'sessions.list', 'sessions.open', 'sessions.erase', 'key-files.read'],
  auditor: [],
};

/** Lets in whoever says that they hold a role; counts how often it was asked. */
export function openGate() {
  const gate: StaffGate & { asked: number } = {
    asked: 0,
    async admit(request, permission) {
      gate.asked++;
      const role = request.headers.get('x-role') as StaffRole | null;
      if (role === null && permission === 'anyone') return null;
      if (role === null) throw new ProblemError('sign_in_required');
      if (permission !== 'signed-in' && permission !== 'anyone' && !MAY[role].includes(permission))
        throw new ProblemError('permission_missing');
      return { id: `person-${role}`, name: `Ada the ${role}`, roles: [role], as: role };
    },
  };
  return gate;
}

export interface Call {
  readonly method?: string;
  readonly body?: unknown;
  /** Null: nobody is signed in. */
  readonly role?: StaffRole | null;
  /** What the browser says of where the request comes from. */
  readonly from?: Record<string, string>;
}

export async function startDesk(routeModules: readonly RouteModule[] = []) {
  const counter = await startCounter();
  const { stores, erasure, provider, audit, nowMs, access } = counter;
  const gate = openGate();
  const failures: FailureLine[] = [];
  const collector = createCollector({
    stores,
    erasure,
    provider,
    audit,
    sites: createSites(stores.records, nowMs),
    sessions: access,
    nowMs,
    onFailure: (line) => failures.push(line),
    staff: { origin: CONSOLE, gate, routeModules },
  });
  const server: ServerType = serve({ fetch: collector.staff, port: 0, hostname: '127.0.0.1' });
  if (!server.listening) await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const call = (
    path: string,
    { method = 'GET', body, role = 'analyst', from = { origin: CONSOLE } }: Call = {},
  ) =>
    fetch(url + path, {
      method,
      headers: {
        ...from,
        ...(role === null ? {} : { 'x-role': role }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  return {
    ...counter,
    collector,
    gate,
    staffFailures: failures,
    url,
    call,
    /** The answer's JSON. */
    json: async <T>(path: string, options?: Call): Promise<T> =>
      (await (await call(path, options)).json()) as T,
    /** Status and problem code. */
    problem: async (path: string, options?: Call): Promise<string> => {
      const response = await call(path, options);
      const { code } = (await response.json()) as { code?: string };
      return `${response.status} ${code}`;
    },
    /** `action result actor role objects` of every entry. */
    async log(): Promise<string[]> {
      return Array.fromAsync(audit.read(), ({ action, result, actor, role, objects }) =>
        [action, result, actor, role, ...objects].join(' | '),
      );
    },
    /** A session with a page of so many chunks. */
    async record(chunks = 1): Promise<Permit> {
      const permit = await counter.permit(await counter.receipt());
      if (chunks > 0) await addPage(permit, chunks);
      return permit;
    },
    addPage,
    async close() {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await counter.close();
    },
  };

  async function addPage(permit: Permit, chunks: number, eseq = 0) {
    const page = await startPage(counter, permit, eseq);
    await counter.ingest(page.header);
    for (let i = 0; i < chunks; i++) await counter.ingest(page.chunk(`chunk ${i}`));
    return page;
  }
}

export type Desk = Awaited<ReturnType<typeof startDesk>>;
