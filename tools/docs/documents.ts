// Finds the documents of the repository and reads what can be checked in them: code fences and links.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One Markdown document. */
export interface Document {
  /** From the root, with forward slashes. */
  readonly file: string;
  readonly text: string;
}

/** One fenced block of code. */
export interface Fence {
  readonly file: string;
  /** The document's line (from 1) that the first line of code is on. */
  readonly line: number;
  readonly code: string;
}

/** One link to a place in the repository. */
export interface Link {
  readonly file: string;
  readonly line: number;
  /** As written, without the title. */
  readonly target: string;
}

const GROUPS = ['packages', 'apps', 'tools'];
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

/** All documents: the root's, all of docs/, and the README of each project. */
export function findDocuments(root: string): Document[] {
  const inRoot = readdirSync(root).filter((name) => name.endsWith('.md'));
  const readmes = GROUPS.flatMap((group) =>
    subfolders(root, group).map((name) => `${group}/${name}/README.md`),
  );
  return [...inRoot, ...markdownUnder(root, 'docs'), ...readmes]
    .filter((file) => existsSync(path.join(root, file)))
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
}

const subfolders = (root: string, group: string): string[] =>
  existsSync(path.join(root, group)) ? readdirSync(path.join(root, group)).sort() : [];

function markdownUnder(root: string, folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .sort();
}

/** The fences of a document marked with one of the languages; `json policy` is a language of its own. */
export function fencesOf({ file, text }: Document, languages: readonly string[]): Fence[] {
  const fences: Fence[] = [];
  let open: { mark: string; language: string; line: number; code: string[] } | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    const fence = /^\s*(`{3,}|~{3,})\s*([\w-]*(?: [\w-]+)*)/.exec(line);
    if (open === null) {
      if (fence !== null)
        open = { mark: fence[1] ?? '', language: fence[2] ?? '', line: index + 2, code: [] };
    } else if (fence !== null && fence[2] === '' && fence[1]?.startsWith(open.mark) === true) {
      if (languages.includes(open.language))
        fences.push({ file, line: open.line, code: open.code.join('\n') });
      open = null;
    } else open.code.push(line);
  }
  return fences;
}

/** The document with everything in fences and code spans blanked, line for line. */
function prose(text: string): string[] {
  let mark: string | null = null;
  return text.split('\n').map((line) => {
    const fence = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark === null && fence !== undefined) mark = fence;
    else if (mark !== null && fence?.startsWith(mark) === true) mark = null;
    else if (mark === null) return line.replace(/`[^`]*`/g, '');
    return '';
  });
}

/** The links of a document that stay in the repository. */
export function linksOf({ file, text }: Document): Link[] {
  return prose(text).flatMap((line, index) =>
    [...line.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)|^\[[^\]]+\]:\s+<?(\S+?)>?\s*$/g)]
      .map((match) => ({ file, line: index + 1, target: match[1] ?? match[2] ?? '' }))
      .filter((link) => !ELSEWHERE.test(link.target)),
  );
}

/** The anchors of a document's headings, as GitHub makes them. */
export function anchorsOf(text: string): Set<string> {
  const seen = new Map<string, number>();
  const headings = text.split('\n').flatMap((line) => /^#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1] ?? []);
  return new Set(
    headings.map((heading) => {
      const slug = heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-');
      const count = seen.get(slug) ?? 0;
      seen.set(slug, count + 1);
      return count === 0 ? slug : `${slug}-${count}`;
    }),
  );
}
