// The list of sites: a row leads to its site.
import type { SiteSummary } from '@scrim/protocol';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Cell, ColumnHead, Row, Table, TableBody, TableHeader } from '../kit/table.tsx';
import { Ago } from '../words/time.tsx';
import { agoWords, countWords, numberWords } from '../words/time-words.ts';
import { SiteBadge } from './site-badge.tsx';

/** Sites in order of their ids. */
export function SitesTable({ sites }: { readonly sites: readonly SiteSummary[] }): ReactElement {
  const navigate = useNavigate();
  const inOrder = sites.toSorted((a, b) => a.siteId.localeCompare(b.siteId));
  return (
    <Table
      aria-label="Sites"
      cards
      onRowAction={(siteId) => void navigate({ to: '/sites/$siteId', params: { siteId: String(siteId) } })}
    >
      <TableHeader>
        <ColumnHead isRowHeader>Site</ColumnHead>
        <ColumnHead>State</ColumnHead>
        <ColumnHead>Last arrival</ColumnHead>
        <ColumnHead>Settings hold</ColumnHead>
        <ColumnHead atEnd>Sessions</ColumnHead>
      </TableHeader>
      <TableBody>{inOrder.map((site) => SiteRow(site))}</TableBody>
    </Table>
  );
}

function SiteRow(site: SiteSummary): ReactElement {
  const { siteId, manifest, sessions } = site;
  return (
    <Row key={siteId} id={siteId} textValue={siteId} data-pressable="">
      <Cell>
        <span className="site-cell">
          <span className="main-cell">{siteId}</span>
          <span className="faint breaks">{originsInShort(manifest?.origins ?? [])}</span>
        </span>
      </Cell>
      <Cell corner>
        <SiteBadge site={site} />
      </Cell>
      <Cell label="Last arrival">
        {sessions.lastArrivalAtMs === null ? (
          <span className="faint">Nothing yet</span>
        ) : (
          <Ago ms={sessions.lastArrivalAtMs} />
        )}
      </Cell>
      <Cell label="Settings">
        {manifest === null ? <span className="faint">None</span> : holdWords(manifest.exp)}
      </Cell>
      <Cell atEnd label="Sessions">
        {numberWords(sessions.count)}
      </Cell>
    </Row>
  );
}

function originsInShort(origins: readonly string[]): string {
  const [first = 'No origin', ...others] = origins;
  return others.length === 0 ? first : `${first} and ${countWords(others.length, 'other')}`;
}

function holdWords(exp: number): string {
  const words = agoWords(exp * 1000, Date.now());
  return exp * 1000 > Date.now() ? `Run out ${words}` : `Ran out ${words}`;
}
