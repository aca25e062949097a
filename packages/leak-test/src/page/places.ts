// Placeholder until the page code is written.
export {};
