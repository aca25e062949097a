// Ends a command that was told to stop, with the exit code of that signal. What is to be removed is removed as the
// process ends: browsers and temporary folders have listeners of their own for that.
import { constants } from 'node:os';

/** Until `stop`, SIGINT and SIGTERM end the process. @param before is done first */
export function stopOnSignals(before: () => void): { stop(): void } {
  const end = (signal: 'SIGINT' | 'SIGTERM'): void => {
    before();
    process.exit(128 + constants.signals[signal]);
  };
  process.on('SIGINT', end).on('SIGTERM', end);
  return { stop: () => void process.off('SIGINT', end).off('SIGTERM', end) };
}
