// Every example compiles and every link leads somewhere, in the repository as it is.
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileFences } from '../compile-fences.ts';
import { policyFault } from '../compile-policies.ts';
import { fencesOf, findDocuments } from '../documents.ts';
import { brokenLinks } from '../links.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');
const documents = findDocuments(ROOT);
const policies = documents.flatMap((document) => fencesOf(document, ['json policy']));
const fences = documents.flatMap((document) => fencesOf(document, ['ts', 'typescript']));

describe('the documents', () => {
  it('are found', () => {
    const files = documents.map((document) => document.file);
    expect(files).toEqual(
      expect.arrayContaining(['CONTRIBUTING.md', 'SECURITY.md', 'packages/protocol/README.md']),
    );
  });

  it.each(documents.map((document) => [document.file, document] as const))(
    '%s links to what is there',
    (_file, document) => {
      const broken = brokenLinks(ROOT, document);
      expect(broken, broken.join('\n')).toEqual([]);
    },
  );
});

describe('the examples', () => {
  const faults = compileFences(ROOT, fences);
  it.each(fences.map((fence, index) => [`${fence.file}:${fence.line}`, index] as const))(
    '%s compiles',
    (_place, index) => {
      expect(faults[index], faults[index]?.join('\n')).toEqual([]);
    },
  );
});

describe('the policies', () => {
  it('are found', () => {
    expect(policies.map(({ file }) => file)).toContain('docs/masking.md');
  });

  it.each(policies.map((fence) => [`${fence.file}:${fence.line}`, fence] as const))(
    '%s compiles',
    (_place, fence) => {
      expect(policyFault(fence)).toBeNull();
    },
  );
});
