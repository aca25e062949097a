import { describe, expect, it } from 'vitest';
import { maskElement, maskerOver } from './masked-page.ts';

const TAGS =
  'a abbr area audio base body button canvas col data details dialog div embed fieldset form html iframe img input label li link map meta meter object ol optgroup option output p param progress q script select slot source style svg table td template textarea th time track video x-card path use rect foreignobject math';
const NAMES =
  'accept accesskey action alt aria-checked aria-description aria-label aria-labelledby aria-selected aria-valuenow aria-valuetext as autocomplete background charset checked cite code color content coords crossorigin d data data-id data-rr-is-password data-user datetime default download enctype face fill for form formaction headers high href hreflang http-equiv imagesizes imagesrcset integrity is itemid itemprop itemtype label lang list longdesc loop low manifest max maxlength min name nonce onclick optimum pattern ping placeholder points poster property rr_dataURL rr_mediaCurrentTime rr_mediaVolume rr_src sandbox scope selected shape sizes spellcheck src srcdoc srclang srcset start step stroke summary tabindex target title transform translate usemap value values version vlink x x-custom xlink:href xml:lang xmlns y';
const SECRETS = ['smith', 'oncology', 'vqzkwpjxhr', '4111111111111111', 'smith@example.test', 'Ann Smith'];

describe('attributes', () => {
  const masker = maskerOver({});

  it('never show free text, whatever the element and the name', () => {
    for (const tagName of TAGS.split(' ')) {
      for (const secret of SECRETS) {
        const attributes = Object.fromEntries(
          `${NAMES} class id slot part style type role dir hidden open rel media width height size viewBox contenteditable rr_width rr_scrollTop rr_mediaState align colspan disabled`
            .split(' ')
            .map((name) => [name, secret]),
        );
        const text = JSON.stringify(maskElement(masker, { tagName, attributes }));
        expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
        expect(text).toContain('"class":"_');
      }
    }
    expect(masker.counts()).not.toHaveProperty('attribute_failed');
  });

  it('pass only with a rule: all of these are gone on a div', () => {
    const attributes = Object.fromEntries(NAMES.split(' ').map((name) => [name, '1']));
    expect(maskElement(masker, { tagName: 'div', attributes })?.attributes).toEqual({});
  });

  it.each([
    ['td', { colspan: '2', rowspan: '3', width: '40' }, { colspan: '2', rowspan: '3', width: '40' }],
    ['input', { type: 'PASSWORD', value: 'a', checked: true }, { type: 'password', value: '*****' }],
    ['input', { type: 'text', value: '' }, { type: 'text', value: '' }],
    ['input', { type: 'hidden', value: 'a' }, { type: 'hidden' }],
    ['input', { type: 'radio', value: 'a', checked: true }, { type: 'radio' }],
    ['option', { value: 'a', selected: true, label: 'a' }, {}],
    ['li', { value: '4' }, {}],
    ['progress', { value: '4', max: '9' }, {}],
    ['img', { src: '/a.png', alt: 'a', width: '10', height: '4111111111111111' }, { width: '10' }],
    [
      'div',
      { rr_width: '123.4567px', rr_height: '8px', rr_scrollTop: 12.5 },
      { rr_width: '123px', rr_height: '8px', rr_scrollTop: '13' },
    ],
    ['textarea', { rr_scrollTop: 120, rr_scrollLeft: 3 }, {}],
    ['link', { rel: 'stylesheet', href: '/a.css', title: 'a' }, { rel: 'stylesheet' }],
    ['link', { rel: 'canonical', href: '/a' }, {}],
    ['style', { media: 'print' }, { media: 'print' }],
    ['style', { media: '(smith)' }, { media: 'not all' }],
    ['a', { href: 'javascript:smith()' }, {}],
    ['a', { href: 'https://shop.test/' }, { href: 'https://shop.test/' }],
    ['svg', { viewBox: '0 0 24 24', width: '24' }, { viewBox: '0 0 24 24', width: '24' }],
    ['path', { d: 'M0 0', width: '24' }, {}],
    ['rect', { width: '24', height: '7', x: '1' }, {}],
    ['dialog', { open: '', rr_open_mode: 'modal' }, { open: '', rr_open_mode: 'modal' }],
    ['video', { rr_mediaState: 'paused', rr_mediaCurrentTime: 3, poster: '/a' }, { rr_mediaState: 'paused' }],
  ])('of %s %j become %j', (tagName, attributes, expected) => {
    expect(maskElement(masker, { tagName, attributes })?.attributes).toEqual(expected);
  });

  it('that fail are dropped alone', () => {
    const masked = maskElement(masker, { tagName: 'div', attributes: { hidden: '', id: { toString: 1 } } });
    expect(masked?.attributes).toEqual({ hidden: '' });
    expect(masker.counts().attribute_failed).toBe(1);
  });
});

describe('nodes', () => {
  const masker = maskerOver({});

  it('carry known fields only', () => {
    const masked = maskElement(masker, {
      tagName: 'X-Smith',
      isCustom: true,
      isShadowHost: true,
      isSVG: true,
      rootId: 7,
      isShadow: true,
      needBlock: true,
      smith: 'smith',
    });
    const { tagName, ...rest } = masked ?? {};
    expect(tagName).toMatch(/^x-[a-z]{10}$/);
    expect(rest).toEqual({
      type: 2,
      attributes: {},
      childNodes: [],
      id: 2,
      isCustom: true,
      isShadowHost: true,
      isSVG: true,
      rootId: 7,
      isShadow: true,
      needBlock: true,
    });
  });

  it('of text and others say nothing', () => {
    const childNodes = [
      { type: 1, id: 3, name: 'smith', publicId: 'smith', systemId: 'smith' },
      { type: 3, id: 4, textContent: 'Smith 42' },
      { type: 3, id: 5, textContent: '\n  \t' },
      { type: 4, id: 6, textContent: 'smith' },
      { type: 5, id: 7, textContent: 'smith' },
    ];
    expect(maskElement(masker, { tagName: 'div', childNodes })?.childNodes).toEqual([
      { type: 1, id: 3, name: 'html', publicId: '', systemId: '' },
      { type: 3, id: 4, textContent: 'xxxxx xx' },
      { type: 3, id: 5, textContent: ' ' },
      { type: 4, id: 6, textContent: '' },
      { type: 5, id: 7, textContent: '' },
    ]);
  });

  it('of style and script are CSS and nothing', () => {
    const text = (textContent: string) => [{ type: 3, id: 4, textContent }];
    const style = maskElement(masker, { tagName: 'style', childNodes: text('a{color:red;content:"smith"}') });
    expect(style?.childNodes).toEqual([{ type: 3, id: 4, textContent: 'a{color:red;content:"";}' }]);
    const script = maskElement(masker, { tagName: 'script', childNodes: text('smith()') });
    expect(script?.childNodes).toEqual([{ type: 3, id: 4, textContent: '' }]);
  });
});
