// Looks for secrets in memory, in the forms in which programs leave them about: as they are, with the bytes of each 32-bit
// word turned (as hash functions hold them), under HMAC's pads, and as text.

import { parseHeader } from '@scrim/crypto/format';
import type { ReadingKey } from '@scrim/crypto/open';
import { firstChain, stepChain, wrapInfo } from '../src/format/key-schedule.ts';
import { openPsk } from '../src/hpke/open-psk.ts';

/** A secret with its name. */
export type Secret = readonly [name: string, bytes: Uint8Array];

/** All secrets of an epoch's first `count` chunks, and the chain behind them, worked out by a key holder. */
export async function secretsOf(
  headerBytes: Uint8Array,
  key: ReadingKey,
  psk: Uint8Array,
  count: number,
): Promise<Secret[]> {
  const header = parseHeader(headerBytes);
  const wrap = header.wraps.find(({ kid }) => kid === key.kid);
  if (wrap === undefined) throw new RangeError('not for this key');
  const pskId = new TextEncoder().encode(header.core.permitId);
  const root = await openPsk(key.suite, key.decap, { info: wrapInfo(header.hc), psk, pskId }, wrap);
  const secrets: Secret[] = [['root', root]];
  let chain = firstChain(root, header.hh);
  for (let i = 0; i < count; i += 1) {
    secrets.push([`chain_${i}`, chain.slice()]);
    const step = stepChain(chain, i);
    secrets.push([`key_${i}`, step.secret.key], [`nonce_${i}`, step.secret.nonce]);
    chain = step.chain;
  }
  return [...secrets, [`chain_${count}`, chain]];
}

/** Each half of a key counts: what is left of half of it is found too. A nonce is looked for whole. */
const halves = (bytes: Uint8Array) =>
  bytes.length < 32 ? [bytes] : [bytes.subarray(0, 16), bytes.subarray(16)];

const turned = (bytes: Uint8Array) => Uint8Array.from(bytes, (_, at) => bytes[(at & ~3) + 3 - (at & 3)] ?? 0);

function binaryForms(bytes: Uint8Array): Uint8Array[] {
  const pads = [0, 0x36, 0x5c].map((pad) => bytes.map((byte) => byte ^ pad));
  return pads.flatMap((form) => [form, turned(form)]);
}

/** Names of the secrets of which any form is in these bytes. */
export function foundInBytes(memory: Buffer, secrets: readonly Secret[]): string[] {
  const isThere = (bytes: Uint8Array) =>
    halves(bytes).some((half) => binaryForms(half).some((form) => memory.includes(Buffer.from(form))));
  return secrets.filter(([, bytes]) => isThere(bytes)).map(([name]) => name);
}

/** Text of a secret as programs write it; base64 without the last digits, which hang on what follows. */
function textForms(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes);
  const hex = buffer.toString('hex');
  const lists = [',', ', ', ' '].map((gap) => [...bytes].join(gap));
  const base64 = [0, 1, 2].flatMap((skip) => {
    const text = buffer.subarray(skip).toString('base64').replace(/=+$/, '').slice(0, -2);
    return [text, text.replaceAll('+', '-').replaceAll('/', '_'), text.replaceAll('/', '\\/')];
  });
  const latin1 = JSON.stringify(buffer.toString('latin1')).slice(1, -1);
  return [hex, hex.toUpperCase(), ...base64, ...lists, latin1];
}

/** Names of the secrets of which any form is in this text. */
export function foundInText(text: string, secrets: readonly Secret[]): string[] {
  const isThere = (bytes: Uint8Array) =>
    halves(bytes).some((half) => textForms(half).some((form) => text.includes(form)));
  return secrets.filter(([, bytes]) => isThere(bytes)).map(([name]) => name);
}
