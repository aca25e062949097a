// What publint and arethetypeswrong say about a tarball. ESM only: what old CommonJS resolvers cannot do is no fault.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { doorsOf, type Manifest } from './manifest.ts';
import { failureOf, runProgram } from './run-program.ts';
import { TARBALL } from './tarball.ts';

/** @returns publint's warnings and errors */
export async function publintProblems(folder: string): Promise<string[]> {
  const bytes = readFileSync(path.join(folder, TARBALL));
  const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const { messages, pkg } = await publint({ pack: { tarball }, strict: true, level: 'warning' });
  return messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
}

/** @returns what is wrong with the types of the tarball's doors; a package without doors has none */
export async function typeProblems(folder: string, manifest: Manifest): Promise<string[]> {
  if (doorsOf(manifest).length === 0) return [];
  const args = [TARBALL, '--profile', 'esm-only', '--no-definitely-typed', '--no-emoji', '--format', 'ascii'];
  return failureOf(await runProgram('attw', args, folder));
}
