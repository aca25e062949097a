// Every limit and flag of SSF1, once.

/** Flag of the last chunk of an epoch. */
export const FLAG_FINAL = 1;
/** Flag of a chunk at which a player can start. */
export const FLAG_KEYFRAME = 2;
/** The longest header, bytes. */
export const MAX_HEADER_BYTES = 32_768;
/** The longest padded plaintext of a chunk, bytes; its ciphertext has 16 more. */
export const MAX_PADDED_BYTES = 8 * 1024 * 1024;
/** The last index of an epoch. */
export const MAX_CHUNK_INDEX = 65_535;
/** A reader stops inflating a chunk here, bytes. */
export const MAX_INFLATED_BYTES = 64 * 1024 * 1024;
/**
 * The longest card with its LF, bytes: a hundred times what one takes. It is parsed whole, and what parses to gigabytes
 * (64 MiB of brackets) deflates to 65 kB.
 */
export const MAX_CARD_BYTES = 256 * 1024;
/** Length of an AES-256-GCM tag, bytes. */
export const TAG_BYTES = 16;
/** What an epoch begins with in a file: `SSF1` in ASCII, read as an unsigned 32-bit integer. No index is so high. */
export const MAGIC = 0x53534631;
