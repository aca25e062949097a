// The only addresses that pass: pictures and fonts that are in the recording themselves. SVG is none of them.

/** The longest address that passes: a picture of 3 MiB. */
const MAX_DATA_URL = 4 * 1024 * 1024;

const IMAGE =
  /^data:image\/(?:png|jpe?g|gif|webp|avif|bmp|x-icon|vnd\.microsoft\.icon);base64,[A-Za-z0-9+/]+={0,2}$/;
const FONT =
  /^data:(?:font\/(?:woff2?|ttf|otf|sfnt|collection)|application\/(?:x-)?font-woff2?);base64,[A-Za-z0-9+/]+={0,2}$/;

/** Is this a raster picture, written out in base64? */
export function isDataImage(address: string): boolean {
  return address.length <= MAX_DATA_URL && IMAGE.test(address);
}

/** Is this a font, written out in base64? */
export function isDataFont(address: string): boolean {
  return address.length <= MAX_DATA_URL && FONT.test(address);
}
