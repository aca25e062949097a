// Says which links of a document lead nowhere in the repository.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { anchorsOf, type Document, type Link, linksOf } from './documents.ts';

/** @returns each broken link as `file:line target` */
export function brokenLinks(root: string, document: Document): string[] {
  return linksOf(document)
    .filter((link) => !leadsSomewhere(root, link))
    .map((link) => `${link.file}:${link.line} ${link.target}`);
}

function leadsSomewhere(root: string, { file, target }: Link): boolean {
  const [place = '', anchor] = decodeURIComponent(target).split('#');
  const from = place.startsWith('/') ? root : path.dirname(path.join(root, file));
  const found = place === '' ? path.join(root, file) : path.join(from, place);
  if (!found.startsWith(root) || !existsSync(found)) return false;
  if (anchor === undefined || !found.endsWith('.md') || !statSync(found).isFile()) return true;
  return anchorsOf(readFileSync(found, 'utf8')).has(anchor);
}
