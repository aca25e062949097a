// Hands a text to the browser as a download. Where it is put is the person's business.

/** Long enough for any browser to have read the blob. */
const KEEP_MS = 60_000;

/** Downloads `text` under a name. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
}

/** A file name made of a site's id, which may hold characters that file systems refuse. */
export function keyFileName(siteId: string, kind: 'root' | 'manifest' | 'reading'): string {
  return `${siteId.replace(/[^\w.-]/g, '-')}-${kind}.key.json`;
}
