// A port from the environment, or a sentence instead of a stack.

/** Ends the process with a sentence when the variable holds no port. */
export function portFrom(variable: string, fallback: number): number {
  const text = process.env[variable];
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  console.error(`${variable}: expected a port from 1 to 65535.`);
  process.exit(2);
}
