// What the documents say of cryptography is held to what is installed and to the known answers.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

describe('the inventory', () => {
  const stated = [...read('docs/cryptography.md').matchAll(/`([@a-z][a-z0-9@/-]+)` (\d+\.\d+\.\d+)/g)].map(
    ([, name = '', version = '']) => ({ name, version }),
  );

  it('names libraries with versions', () => {
    expect(new Set(stated.map(({ name }) => name)).size).toBeGreaterThan(5);
  });

  it.each(stated)('$name is installed as $version', ({ name, version }) => {
    expect(read('pnpm-lock.yaml')).toContain(`${name}@${version}`);
  });

  it('names every library of the crypto package', () => {
    const { dependencies } = JSON.parse(read('packages/crypto/package.json')) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    const theirs = Object.keys(dependencies).filter((name) => !name.startsWith('@scrim/'));
    expect(theirs.filter((name) => !stated.some((entry) => entry.name === name))).toEqual([]);
  });
});

describe('the worked example of the format', () => {
  const page = read('docs/sealed-session-format.md');
  const known = read('packages/crypto/test/vectors/ssf1/suite1-1-recipient.json');
  const lines = [...page.matchAll(/^([a-zA-Z0-9.\- ]+?) += ([0-9a-f]{24,})$/gm)];

  it('stands there', () => expect(lines.length).toBeGreaterThan(15));

  it.each(lines.map(([, name = '', value = '']) => ({ name, value })))('$name', ({ value }) => {
    expect(known).toContain(value);
  });
});
