/** XML as a small tree for showing: elements with text or children. Not a validating parser; the simulator is that. */

export interface XmlNode {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlNode[];
}

/** The root element; null when the text is not well-formed XML. */
export function parseXml(text: string): XmlNode | null {
  const document = new DOMParser().parseFromString(text.trimStart(), 'application/xml');
  if (document.querySelector('parsererror')) return null;
  return document.documentElement ? nodeOf(document.documentElement) : null;
}

function nodeOf(element: Element): XmlNode {
  const children = [...element.children].map(nodeOf);
  return {
    name: element.tagName,
    text: children.length ? '' : (element.textContent ?? ''),
    children,
  };
}
