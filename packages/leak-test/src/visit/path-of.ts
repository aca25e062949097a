// Where an element is: tag names and positions. Runs in the page, as one function without imports.

/** `main > form:nth-of-type(2) > input`, `#` into a shadow root. Holds no value of the page. */
export function pathOf(element: Element): string {
  const stepOf = (node: Element): string => {
    const same = [...(node.parentNode?.children ?? [])].filter(
      ({ localName }) => localName === node.localName,
    );
    const name = node.localName.includes('-') ? 'x-*' : node.localName;
    return same.length > 1 ? `${name}:nth-of-type(${same.indexOf(node) + 1})` : name;
  };
  const steps: string[] = [];
  for (let node: Element | null = element; node !== null; ) {
    const parent: ParentNode | null = node.parentNode;
    if (parent instanceof ShadowRoot) steps.unshift('#', stepOf(node));
    else if (node.localName !== 'html') steps.unshift(stepOf(node));
    node = parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
  }
  return steps.join(' > ').replaceAll('# > ', '# ');
}
