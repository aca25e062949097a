import { PACKAGE_NAME } from '@scrim/replay';
import { describe, expect, it } from 'vitest';

describe('@scrim/replay', () => {
  it('is imported by its own name', () => {
    expect(PACKAGE_NAME).toBe('@scrim/replay');
  });
});
