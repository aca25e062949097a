// A page on which every element says something of its own in every channel that it has, so that what explain says can be
// held against what the masker sends.
const MARKUP = `
  <article class="help"><h2>t</h2><p>t <b>t</b></p><a href="/x">t</a><img alt=""></article>
  <article class="help" data-scrim="mask"><p>t</p><p data-scrim="unmask">t <i>t</i></p></article>
  <div data-scrim="unmask"><span>t</span><ul><li data-scrim="mask">t</li><li data-scrim="smith">t</li></ul></div>
  <section class="ward"><p>t</p><div class="chart"><b>t</b><img alt=""></div><p data-scrim="unmask">t</p></section>
  <div data-scrim="block"><p data-scrim="unmask">t</p></div>
  <div data-scrim="drop"><p data-scrim="unmask">t</p></div>
  <form class="search"><label>t</label><input><input type="search"><input type="password"><input type="hidden">
    <input autocomplete="cc-number"><textarea></textarea><select><option>t</option></select>
    <input type="checkbox"><button>t</button></form>
  <form><label>t</label><input><textarea></textarea><select><option>t</option></select></form>
  <div class="help"><div contenteditable="true">t <b>t</b><span contenteditable="false">t</span></div></div>
  <div class="search"><div contenteditable="true">t <b>t</b></div></div>
  <x-badge>t<em>t</em></x-badge><x-card class="help"><u>t</u></x-card>
  <iframe></iframe><div class="help"><iframe></iframe></div>
  <p class="gallery">t<img alt=""><video></video></p>
  <svg viewBox="0 0 9 9" width="9" height="9"><text>t</text><g class="help"><text>t</text></g></svg>`;
const SHADOW = '<p>t</p><div class="help"><p>t</p></div><div data-scrim="unmask">t</div><slot></slot><input>';
const FRAME =
  '<p>t</p><div class="help"><p>t</p></div><div data-scrim="unmask">t</div><input><x-badge>t</x-badge>';

export interface Said {
  readonly element: Element;
  readonly channel: 'text' | 'inputs' | 'attributes' | 'media';
  /** A word that stands nowhere else. */
  readonly word: string;
}

/** Builds the page in a container. @returns everything that it says, and every element of it */
export function fillPage(container: Element): {
  readonly said: readonly Said[];
  readonly elements: readonly Element[];
} {
  container.innerHTML = MARKUP;
  for (const host of container.querySelectorAll('x-badge, x-card')) {
    host.attachShadow({ mode: 'open' }).innerHTML = SHADOW;
  }
  for (const frame of container.querySelectorAll('iframe')) {
    if (frame.contentDocument !== null) frame.contentDocument.body.innerHTML = FRAME;
  }
  const elements = allIn(container);
  return { elements, said: elements.flatMap((element) => speak(element)) };
}

function allIn(root: ParentNode): Element[] {
  return [...root.querySelectorAll('*')].flatMap((element) => [
    element,
    ...(element.shadowRoot === null ? [] : allIn(element.shadowRoot)),
    ...(element instanceof HTMLIFrameElement && element.contentDocument !== null
      ? allIn(element.contentDocument.body)
      : []),
  ]);
}

let words = 0;
/** Letters only, so that it looks like nothing. */
function nextWord(): string {
  words += 1;
  return `smith${[...String(words)].map((digit) => 'kelmoprstu'[Number(digit)]).join('')}zz`;
}

function speak(element: Element): Said[] {
  const said: Said[] = [];
  const say = (channel: Said['channel'], write: (word: string) => void) => {
    const word = nextWord();
    write(word);
    said.push({ element, channel, word });
  };
  for (const node of element.childNodes) {
    if (node.nodeType === 3 && (node.nodeValue ?? '').trim() === 't') {
      say('text', (word) => {
        node.nodeValue = word;
      });
    }
  }
  say('attributes', (word) => element.setAttribute('title', word));
  const name = element.localName;
  if (name === 'input') say('inputs', (word) => element.setAttribute('value', word));
  if (name === 'textarea') say('inputs', (word) => Reflect.set(element, 'value', word));
  if (name === 'img' || name === 'video') say('media', (word) => element.setAttribute('src', `/${word}.png`));
  return said;
}
