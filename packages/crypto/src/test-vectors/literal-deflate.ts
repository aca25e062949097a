// Raw DEFLATE without compression's choices: one block of fixed Huffman codes, literals only (RFC 1951 §3.2.6). Real
// compressors differ from engine to engine and would make other vectors in each.

/** First value, first code and code length of each range of literals; 256 ends the block. */
const RANGES = [
  [0, 0b0011_0000, 8],
  [144, 0b1_1001_0000, 9],
  [256, 0, 7],
] as const;
const END_OF_BLOCK = 256;

/** One complete raw DEFLATE stream of these bytes. */
export function deflateLiterally(data: Uint8Array): Uint8Array<ArrayBuffer> {
  // BFINAL 1, BTYPE 01; a number's bits are written lowest first, a code's highest first.
  const bits = [1, 1, 0];
  for (const value of [...data, END_OF_BLOCK]) {
    const [first, code, length] = RANGES.findLast(([from]) => value >= from) ?? RANGES[0];
    for (let at = length - 1; at >= 0; at -= 1) bits.push(((code + value - first) >> at) & 1);
  }
  const bytes = new Uint8Array(Math.ceil(bits.length / 8));
  for (const [at, bit] of bits.entries()) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (bit << (at & 7));
  return bytes;
}
