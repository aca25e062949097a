// One declaration: a property that is known and a value without doubt, or nothing.
import { CssCursor } from './css-cursor.ts';
import type { CssMemory } from './css-memory.ts';
import { propertyOf } from './css-properties.ts';
import { maskValue, wordOf } from './value-mask.ts';

/** A declaration as `property:value;`, '' when it goes. */
export function maskDeclaration(memory: CssMemory, text: string): string {
  return memory.declarations.get(text) ?? memory.declarations.set(text, maskAnew(memory, text, false));
}

/** The same for what an element was given itself: data in custom properties goes. */
export function maskOwnDeclaration(memory: CssMemory, text: string): string {
  return memory.ownDeclarations.get(text) ?? memory.ownDeclarations.set(text, maskAnew(memory, text, true));
}

/**
 * Masks one property and its value, as an element was given them itself.
 *
 * @returns null for a property that is not known; the value is null when it is doubtful
 */
export function maskOwnProperty(
  memory: CssMemory,
  name: string,
  value: string,
): { readonly property: string; readonly value: string | null } | null {
  const property = propertyOf(memory, name);
  if (property === null) return null;
  const isDropped = name.startsWith('--') && holdsData(memory, value);
  return { property: property.written, value: isDropped ? null : maskValue(memory, property, value) };
}

/** Splits a declaration at its colon. @returns null for what is none */
export function splitDeclaration(text: string): { readonly name: string; readonly value: string } | null {
  const cursor = new CssCursor(text);
  if (cursor.next() !== 'ident') return null;
  const name = cursor.value;
  return cursor.nextSolid() === 'delim' && cursor.value === ':'
    ? { name, value: text.slice(cursor.at) }
    : null;
}

function maskAnew(memory: CssMemory, text: string, isOwn: boolean): string {
  const parts = splitDeclaration(text);
  const property = parts === null ? null : propertyOf(memory, parts.name);
  if (parts === null || property === null) return '';
  if (isOwn && parts.name.startsWith('--') && holdsData(memory, parts.value)) return '';
  const value = maskValue(memory, property, parts.value);
  // A custom property that is empty is not one that is missing: `var()` of it is nothing, instead of a mistake.
  const isKept = value !== null && (value !== '' || property.namesOf === 'custom');
  return isKept ? `${property.written}:${value};` : '';
}

/** In a custom property that an element was given itself: what a page keeps there to read again. */
function holdsData(memory: CssMemory, value: string): boolean {
  const cursor = new CssCursor(value);
  while (cursor.next() !== 'end') {
    // What stands in a function's brackets belongs to it; brackets without one are not how CSS writes a value.
    if (cursor.kind === 'function') cursor.skipBlock();
    else if (cursor.kind === 'open') return true;
    else if (cursor.kind === 'string' || (cursor.kind === 'number' && cursor.unit === '')) return true;
    else if (cursor.kind === 'ident' && wordOf(memory, cursor.value) === null) return true;
  }
  return false;
}
