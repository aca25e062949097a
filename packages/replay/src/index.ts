// Say here what this file does, and what it must never do.

/** Replace this with the package's first real export. */
export const PACKAGE_NAME = '@scrim/replay';
