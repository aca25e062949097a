// Placeholder until the matcher is written.
export {};
