// What the doors say and do on a machine that lacks something.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { installCommand, provideChromium } from '../browser.mjs';
import { nodeRefusal } from '../node-version.mjs';
import { installWayOut } from '../setup.mjs';
import { installStamp } from '../stamp.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'scrim-doors-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an old Node', () => {
  it('is told what to do, and a new one is let in', () => {
    for (const version of ['12.22.12', '18.20.4']) expect(nodeRefusal(version)).toContain('nvm install 24');
    for (const version of ['20.0.0', '24.21.0', '100.0.0']) expect(nodeRefusal(version)).toBeNull();
  });

  it('can read the entries', () => {
    for (const file of ['start.mjs', 'test.mjs', 'node-version.mjs']) {
      const text = readFileSync(path.join(ROOT, 'tools', 'doors', file), 'utf8').replace(/\/\/.*/g, '');
      expect(text, file).not.toMatch(/\?\.|\?\?|\bawait\b|node:/);
    }
  });
});

describe('npm install in the root', () => {
  it('stops with a sentence and leaves nothing behind', () => {
    const root = path.join(folder, 'npm');
    mkdirSync(root);
    for (const file of ['package.json', 'pnpm-workspace.yaml'])
      cpSync(path.join(ROOT, file), path.join(root, file));
    const { status, stderr } = spawnSync('npm', ['install'], { cwd: root, encoding: 'utf8' });
    expect(status).not.toBe(0);
    expect(stderr).toContain('not for npm install - run npm start or npm test, they set everything up');
    expect(readdirSync(root).sort()).toEqual(['package.json', 'pnpm-workspace.yaml']);
  });
});

describe('setup', () => {
  it('is due when anything that decides node_modules changed', () => {
    const root = path.join(folder, 'stamp');
    mkdirSync(path.join(root, 'packages', 'a'), { recursive: true });
    const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', 'packages/a/package.json'];
    for (const file of files) writeFileSync(path.join(root, file), '{}');
    const before = installStamp(root, '1');
    expect(installStamp(root, '1')).toBe(before);
    expect(installStamp(root, '2')).not.toBe(before);
    for (const file of files) {
      writeFileSync(path.join(root, file), '{ }');
      expect(installStamp(root, '1'), file).not.toBe(before);
      writeFileSync(path.join(root, file), '{}');
    }
  });

  it.each([
    ['getaddrinfo ENOTFOUND registry', 'The npm registry was not reached'],
    ['ERR_PNPM_OUTDATED_LOCKFILE', 'disagree'],
    ['ENOSPC: no space left', 'disk is full'],
    ['something else', 'to see all of it'],
  ])('that failed with "%s" says the way out', (output, sentence) => {
    expect(installWayOut(output)).toContain(sentence);
  });
});

describe('a missing Chromium', () => {
  it('is a failure with the one command to run', async () => {
    const result = await provideChromium({}, { find: () => undefined, isRoot: false });
    expect(result).toMatchObject({ failed: true, outcome: 'no Chromium on this machine' });
    expect(result.wayOut).toContain('CHROMIUM');
  });

  it('has a command for each kind of machine', () => {
    expect(installCommand('linux', true)).toBe("sudo sh -c 'apt-get update && apt-get install -y chromium'");
    expect(installCommand('linux', false)).toContain('package manager');
    expect(installCommand('darwin', false)).toContain('brew');
  });
});
