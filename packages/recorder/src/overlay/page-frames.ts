// Frames of the page: those of the same origin are part of it.

/** The document of a same-origin frame; null of any other element. */
export function innerDocument(element: Element): Document | null {
  if (!isFrame(element)) return null;
  try {
    return (element as HTMLIFrameElement).contentDocument;
  } catch {
    return null;
  }
}

/** Is it a frame, of whatever origin? */
export function isFrame({ localName }: Element): boolean {
  return localName === 'iframe' || localName === 'frame';
}
