// Serves the built console and its player as web-standard handlers. Holds no key, sets no cookie, reads no address.
export {
  type ConsoleFiles,
  type ConsoleFilesOptions,
  createConsoleFiles,
} from './console/console-files.ts';
