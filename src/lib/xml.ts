/**
 * XML 1.0 as S3 speaks it (https://www.w3.org/TR/xml/): elements, attributes, text; no DTD, UTF-8 only.
 * Wraps fast-xml-parser, which on its own trims and guesses values, leaves numeric references undecoded, and accepts two
 * roots, junk round the root, control characters and undefined entities. It is given a document of tags and text only:
 * comments, CDATA sections and processing instructions are resolved before, references after.
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser';

export interface XmlElement {
  /** As written, with its namespace prefix if it has one. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** All text directly inside, untrimmed, references decoded. */
  readonly text: string;
}

/** The document is not well-formed, or more than is read here. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

export const maxDepth = 64;
const maxLength = 16 * 1024 ** 2;

const utf8 = new TextDecoder('utf-8', { fatal: true });

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  maxNestedTags: maxDepth,
  // Its default renames tags such as `toString`; those it cannot hold at all (`__proto__`) it refuses by itself.
  onDangerousProperty: (name) => name,
});

/** The root element. Throws XmlError. */
export function parseXml(source: Uint8Array | string): XmlElement {
  const document = tagsAndText(decode(source));
  if (!/^\s*<[^\s]/.test(document) || !/>\s*$/.test(document)) throw new XmlError('no root');
  const verdict = XMLValidator.validate(document);
  if (verdict !== true) throw new XmlError(verdict.err.msg);
  const roots = read(document)
    .map(toElement)
    .filter((node) => typeof node !== 'string');
  const [root] = roots;
  if (root === undefined || roots.length > 1) throw new XmlError('not exactly one root');
  return root;
}

function decode(source: Uint8Array | string): string {
  if (source.length > maxLength) throw new XmlError('too long');
  try {
    const text = typeof source === 'string' ? source.replace(/^\ufeff/, '') : utf8.decode(source);
    if (!isCharacters(text)) throw new XmlError('not a character of XML');
    return text;
  } catch (error) {
    if (error instanceof XmlError) throw error;
    throw new XmlError('not UTF-8');
  }
}

/** https://www.w3.org/TR/xml/#charsets */
function isCharacters(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) return false;
    if (code === 0xfffe || code === 0xffff) return false;
  }
  return text.isWellFormed();
}

/** Comments and instructions removed, CDATA written as text. Each character is looked at once, however hostile they are. */
function tagsAndText(text: string): string {
  const pieces: string[] = [];
  let at = /^<\?xml\s[^<>]*\?>/.exec(text)?.[0].length ?? 0;
  if (/encoding\s*=\s*["'](?!utf-?8["'])/i.test(text.slice(0, at))) throw new XmlError('not UTF-8');
  const markup = /<[!?]/g;
  for (;;) {
    markup.lastIndex = at;
    const next = markup.exec(text)?.index;
    if (next === undefined) break;
    pieces.push(text.slice(at, next));
    const [kind, open, close] = special(text, next);
    const end = text.indexOf(close, next + open.length);
    if (end < 0) throw new XmlError(`unclosed ${kind}`);
    const content = text.slice(next + open.length, end);
    if (kind === 'comment' && /--|-$/.test(content)) throw new XmlError('-- in a comment');
    if (kind === 'instruction' && /^xml\b/i.test(content)) throw new XmlError('late declaration');
    if (kind === 'CDATA section') pieces.push(escapeText(content));
    at = end + close.length;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

function special(text: string, at: number): readonly [kind: string, open: string, close: string] {
  if (text.startsWith('<!--', at)) return ['comment', '<!--', '-->'];
  if (text.startsWith('<![CDATA[', at)) return ['CDATA section', '<![CDATA[', ']]>'];
  if (text.startsWith('<?', at)) return ['instruction', '<?', '?>'];
  throw new XmlError('a document type declaration is refused');
}

/** fast-xml-parser's ordered form: one object a node, its tag as key beside `:@`, or `#text`. */
type Node = Readonly<Record<string, unknown>>;

function read(document: string): readonly Node[] {
  try {
    return parser.parse(document) as readonly Node[];
  } catch (error) {
    throw new XmlError(error instanceof Error ? error.message : 'unreadable');
  }
}

function toElement(node: Node): XmlElement | string {
  const name = Object.keys(node).find((key) => key !== ':@') ?? '';
  const content = node[name];
  if (name === '#text') return decodeReferences(String(content), ']]>');
  const inside = Array.isArray(content) ? (content as readonly Node[]).map(toElement) : [];
  const attributes = Object.entries((node[':@'] ?? {}) as Readonly<Record<string, string>>);
  return {
    name,
    attributes: Object.fromEntries(
      attributes.map(([key, value]) => [key, decodeReferences(value, '<')]),
    ),
    children: inside.filter((child) => typeof child !== 'string'),
    text: inside.filter((child) => typeof child === 'string').join(''),
  };
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Each reference once: `&amp;#13;` is the five characters `&#13;`. `forbidden` may not stand there unescaped. */
function decodeReferences(text: string, forbidden: string): string {
  if (text.includes(forbidden)) throw new XmlError(`unescaped ${forbidden}`);
  return text.replace(/&([^&;]{0,10};)?/g, (_, reference: string | undefined) => {
    const [, decimal, hex] = /^#(?:(\d+)|x([0-9A-Fa-f]+));$/.exec(reference ?? '') ?? [];
    if (decimal ?? hex) return character(Number.parseInt(decimal ?? hex ?? '', decimal ? 10 : 16));
    const name = (reference ?? '').slice(0, -1);
    const value = Object.hasOwn(entities, name) ? entities[name] : undefined;
    if (value === undefined) throw new XmlError('undefined entity');
    return value;
  });
}

function character(code: number): string {
  const text = code <= 0x10ffff ? String.fromCodePoint(code) : '\0';
  if (!isCharacters(text)) throw new XmlError('not a character of XML');
  return text;
}

/** The element and all inside it, without line breaks of its own and without a declaration. */
export function buildXml(element: XmlElement): string {
  const attributes = Object.entries(element.attributes)
    .map(([name, value]) => ` ${name}="${escapeText(value)}"`)
    .join('');
  const inside = escapeText(element.text) + element.children.map(buildXml).join('');
  return `<${element.name}${attributes}>${inside}</${element.name}>`;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '\n',
  '\t': '\t',
};

/**
 * S3 writes what a parser would lose or refuse as a numeric reference: CR, and control characters, which no XML 1.0 parser
 * accepts even so; that is why listings have encoding-type=url. TAB and LF would only change inside attributes.
 */
export function escapeText(text: string): string {
  return text.toWellFormed().replace(/[&<>"\p{Cc}\ufffe\uffff]/gu, (char) => {
    return escapes[char] ?? `&#x${char.charCodeAt(0).toString(16)};`;
  });
}
