// What the page says of its nodes, asked past the page's own names: a field called `parentNode` stands in the place of its
// form's parent, and `<form name="defaultView">` in that of its document's window (HTML §3.1.5, §4.10.3). No name that
// stands in a page may decide what is masked. Without a DOM (tests, stored events) properties are read as they are.

/** Reads one property of a node. */
type Read<Value> = (node: object) => Value;

/** Taken when the module loads. */
const { Node: node, Element: element, Document: page, CharacterData: text } = globalThis as Interfaces;

interface Interface {
  readonly prototype: object;
}
interface Interfaces {
  readonly Node?: Interface;
  readonly Element?: Interface;
  readonly Document?: Interface;
  readonly CharacterData?: Interface;
}

function reader<Value>(owner: Interface | undefined, name: string): Read<Value> {
  const get = owner && Object.getOwnPropertyDescriptor(owner.prototype, name)?.get;
  return get === undefined ? (of) => Reflect.get(of, name) as Value : (of) => get.call(of) as Value;
}

function caller<Given extends unknown[], Value>(
  owner: Interface | undefined,
  name: string,
): (of: object, ...given: Given) => Value {
  const method = owner && (Reflect.get(owner.prototype, name) as ((...given: Given) => Value) | undefined);
  if (method !== undefined) return (of, ...given) => method.call(of, ...given);
  return (of, ...given) => (of as Record<string, (...given: Given) => Value>)[name]?.(...given) as Value;
}

// Each as it is called in the DOM, of a node that has it.
export const typeOf = reader<number>(node, 'nodeType');
export const parentOf = reader<Node | null>(node, 'parentNode');
export const documentOf = reader<Document | null>(node, 'ownerDocument');
export const localNameOf = reader<string>(element, 'localName');
export const dataOf = reader<string | undefined>(text, 'data');
export const windowOf = reader<Window | null>(page, 'defaultView');
export const designModeOf = reader<string | undefined>(page, 'designMode');
export const readAttribute = caller<[name: string], string | null>(element, 'getAttribute');
export const isMatch = caller<[selector: string], boolean>(element, 'matches');
export const boxOf = caller<[], DOMRect>(element, 'getBoundingClientRect');
export const findAll = caller<[selector: string], ArrayLike<Element>>(element, 'querySelectorAll');
