// For tests of other implementations only: test vectors of SSF1. Their chance is fixed and everyone knows their keys:
// no page, and nothing that records, may import this door.
export { makeVectors, type TestVector } from './test-vectors/make-vectors.ts';
