// Reads stored JSON as if a stranger had written it: what does not fit its schema is not there.
import type { z } from 'zod';

/** @returns null when the text is no JSON, or not what the schema takes. */
export function parseStored<T>(schema: z.ZodType<T>, text: string): T | null {
  const parsed = schema.safeParse(parseJson(text));
  return parsed.success ? parsed.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
