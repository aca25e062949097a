// `scrim sessions`: what the index shows of sessions in clear. Opens nothing, needs no key.
import type { SiteId } from '@scrim/protocol';
import type { SessionIndex, SessionRow } from '@scrim/protocol/stores';
import type { Command } from 'commander';
import { parseSiteArgument } from '../argument-values.ts';
import { addDataOption, type DataOptions, withCollector } from '../data/collector-data.ts';
import { print } from '../terminal/output.ts';
import { formatTable } from '../terminal/table.ts';

interface SessionsOptions extends DataOptions {
  readonly site?: string;
  readonly json?: boolean;
}

const PAGE_ROWS = 1000;
const HEAD = ['SID', 'SITE', 'KIND', 'STATE', 'STARTED', 'CHUNKS', 'BYTES'];

export function addSessionsCommand(parent: Command): void {
  const command = parent
    .command('sessions')
    .summary('list sessions')
    .description('List sessions, newest first: what the collector sees of them in clear. Opens nothing.')
    .option('--site <siteId>', 'only of this site')
    .option('--json', 'one JSON object a line');
  addDataOption(command).action(listSessions);
}

async function listSessions(options: SessionsOptions): Promise<void> {
  const siteId = options.site === undefined ? null : parseSiteArgument(options.site, '--site');
  await withCollector(options, async ({ stores }) => {
    for await (const rows of readPages(stores.sessions, siteId)) {
      await print(options.json ? rows.map(jsonLineOf).join('') : formatTable(HEAD, rows.map(cellsOf)));
    }
  });
}

/** Pages of rows, at least one, which may be empty. */
async function* readPages(
  index: SessionIndex,
  siteId: SiteId | null,
): AsyncGenerator<readonly SessionRow[], void, undefined> {
  let cursor: string | null = null;
  do {
    const page = await index.list({
      limit: PAGE_ROWS,
      ...(siteId === null ? {} : { siteId }),
      ...(cursor === null ? {} : { cursor }),
    });
    yield page.rows;
    cursor = page.next;
  } while (cursor !== null);
}

function cellsOf({ sid, siteId, kind, state, createdAtMs, chunks, bytes }: SessionRow): string[] {
  const started = `${new Date(createdAtMs).toISOString().slice(0, 19)}Z`;
  return [sid, siteId, kind, state, started, String(chunks), String(bytes)];
}

function jsonLineOf({ createdAtMs, lastArrivalAtMs, ...row }: SessionRow): string {
  const startedAt = new Date(createdAtMs).toISOString();
  return `${JSON.stringify({ ...row, startedAt, lastArrivalAt: new Date(lastArrivalAtMs).toISOString() })}\n`;
}
