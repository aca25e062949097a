// Type-checks code fences against the packages' sources, as if each were a file beside its document. Our own packages
// are found wherever the document is; libraries, from the document's folder or from any package that depends on them.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { Fence } from './documents.ts';

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.esnext.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  customConditions: ['@scrim/source'],
  types: ['node'],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
};
const OURS = /^@scrim\/([^/]+)/;

/** @returns for each fence, in their order, its faults as `file:line message` */
export function compileFences(root: string, fences: readonly Fence[]): string[][] {
  const files = fences.map((fence, index) => path.join(root, path.dirname(fence.file), `fence-${index}.ts`));
  const texts = new Map(files.map((file, index) => [file, fences[index]?.code ?? '']));
  const program = ts.createProgram({ rootNames: files, options: OPTIONS, host: hostFor(root, texts) });
  return fences.map((fence, index) => faultsOf(program, fence, files[index] ?? ''));
}

function hostFor(root: string, texts: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, readFile } = host;
  host.getCurrentDirectory = () => root;
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  const cache = ts.createModuleResolutionCache(root, (file) => file, OPTIONS);
  const lookUp = (name: string, from: string, mode: ts.ResolutionMode = ts.ModuleKind.ESNext) =>
    ts.resolveModuleName(name, from, OPTIONS, host, cache, undefined, mode);
  const packages = readdirSync(path.join(root, 'packages')).map((name) => path.join(root, 'packages', name));
  host.resolveModuleNameLiterals = (literals, containing, _, options, source) =>
    literals.map((literal) => {
      const { text } = literal;
      // A library of CommonJS names its own files without their extensions.
      const found = lookUp(text, containing, ts.getModeForUsageLocation(source, literal, options));
      if (found.resolvedModule !== undefined || !texts.has(containing)) return found;
      const ours = OURS.exec(text)?.[1];
      const places = ours === undefined ? packages : [path.join(root, 'packages', ours)];
      const elsewhere = places.map((place) => lookUp(text, path.join(place, 'src', 'index.ts')));
      return elsewhere.find((one) => one.resolvedModule !== undefined) ?? found;
    });
  return host;
}

function faultsOf(program: ts.Program, fence: Fence, file: string): string[] {
  const source = program.getSourceFile(file);
  if (source === undefined) return [`${fence.file}:${fence.line} was not compiled`];
  const diagnostics = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  return diagnostics.map((diagnostic) => {
    const { line } = source.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
    return `${fence.file}:${fence.line + line} ${ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n')}`;
  });
}
