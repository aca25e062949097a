// Plants values in one place, and reads them back: what cannot be read back was not planted.
import type { PlantOrder, PlantOutcome } from './found-place.ts';
import { takeAsOwn } from './own-things.ts';
import { isOpen, type OpenSlot, type Slot } from './slot.ts';

/** What was put after the page's own text, by place. */
const added = new WeakMap<Slot, string>();

/** Plants; never throws. */
export async function plantIn(slot: Slot | undefined, order: PlantOrder): Promise<PlantOutcome> {
  const { key } = order;
  if (slot === undefined || !isOpen(slot)) return { key, reason: 'it is gone' };
  if (slot.element?.isConnected === false || slot.node?.isConnected === false)
    return { key, reason: 'it is gone' };
  try {
    return await writeTo(slot, order);
  } catch {
    return { key, reason: 'the browser refused the change' };
  }
}

async function writeTo(slot: OpenSlot, { key, values, split }: PlantOrder): Promise<PlantOutcome> {
  const composed = slot.compose?.(values) ?? values.join(' ');
  if (split === true) {
    const pieces = splitIn(slot, values);
    if (pieces !== null) return { key, pieces };
  }
  await slot.write(slot.adds ? (await textBefore(slot)) + composed : composed);
  if (slot.adds) added.set(slot, composed);
  const now = (await slot.read()) ?? '';
  return values.every((value) => now.includes(value))
    ? { key }
    : { key, reason: 'it does not keep what is put there' };
}

/** What stands there without what was planted before, and a space. */
async function textBefore(slot: OpenSlot): Promise<string> {
  const now = (await slot.read()) ?? '';
  const last = added.get(slot);
  const own = last !== undefined && now.endsWith(last) ? now.slice(0, -last.length) : now;
  return own === '' || /\s$/.test(own) || slot.kind === 'url' ? own : `${own} `;
}

/** Puts the first value into two texts beside each other. Null where there is no text to cut. */
function splitIn(slot: OpenSlot, values: readonly string[]): readonly string[] | null {
  const node = slot.textNode?.() ?? null;
  const [first = '', ...others] = values;
  if (node === null || first.length < 4) return null;
  const half = Math.floor(first.length / 2);
  const last = added.get(slot);
  const own =
    last !== undefined && node.data.endsWith(last) ? node.data.slice(0, -last.length) : `${node.data} `;
  const composed = [first, ...others].join(' ');
  node.data = own + composed;
  takeAsOwn(node.splitText(own.length + half));
  added.set(slot, composed);
  return [first.slice(0, half), first.slice(half)];
}
