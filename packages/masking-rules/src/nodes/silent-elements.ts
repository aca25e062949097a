// Elements whose text is no text of the page. Must be asked wherever text passes.

/** Code, what stands in for something, what nobody sees. */
const SILENT = /^(?:script|noscript|template|iframe|frame|noframes|noembed|object|embed|meta)$/;

/** Is nothing ever kept of the text in such an element? */
export function isSilent(name: string): boolean {
  return SILENT.test(name);
}
