// How wide the signs of a mask will be in the replay. Measured on a canvas of our own: the page's layout is not asked.
import { isKnownFamily } from '@scrim/masking-rules';

export interface SignWidths {
  /** Advance of an `x` and of a space, in CSS pixels. */
  readonly x: number;
  readonly space: number;
}

/** Measures signs; what was measured is kept, by font. */
export function createSignWidths(): (style: CSSStyleDeclaration) => SignWidths {
  const known = new Map<string, SignWidths>();
  const pen = new OffscreenCanvas(1, 1).getContext('2d');

  return (style) => {
    const spacing = Number.parseFloat(style.letterSpacing) || 0;
    const between = Number.parseFloat(style.wordSpacing) || 0;
    const sign = style.textTransform === 'uppercase' ? 'X' : 'x';
    const font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${familiesIn(style.fontFamily)}`;
    const key = `${sign} ${spacing} ${between} ${font}`;
    const widths = known.get(key) ?? measure();
    known.set(key, widths);
    return widths;

    function measure(): SignWidths {
      if (pen === null) throw new Error('no canvas to measure with');
      pen.font = font;
      const widthOf = (text: string): number => pen.measureText(text).width + spacing;
      return { x: widthOf(sign), space: widthOf(' ') + between };
    }
  };
}

/** Those that the replay has too: the fonts of systems, not the page's own. */
function familiesIn(list: string): string {
  const names = list.split(',').map((name) => name.trim());
  return [...names.filter((name) => isKnownFamily(name.replaceAll(/^["']|["']$/g, ''))), 'serif'].join();
}
