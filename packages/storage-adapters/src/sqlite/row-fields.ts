// The border between stored rows and typed values: a field of another type than its column's is damage.
import type { SQLOutputValue } from 'node:sqlite';
import { StoreError } from '../store-error.ts';

/** A row as node:sqlite gives it. */
export type Row = Record<string, SQLOutputValue>;

const damaged = (column: string) =>
  new StoreError('store_corrupt', `The column ${column} holds a value of another type than its own.`);

/** @throws StoreError `store_corrupt` */
export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw damaged(column);
  return value;
}

/** @throws StoreError `store_corrupt` */
export function integerOf(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw damaged(column);
  return value;
}

/** @throws StoreError `store_corrupt` */
export function bytesOf(row: Row, column: string): Uint8Array<ArrayBuffer> {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw damaged(column);
  return Uint8Array.from(value);
}
