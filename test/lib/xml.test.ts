import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildXml, maxDepth, parseXml, type XmlElement, XmlError } from '../../src/lib/xml.ts';

const root = (text: string) => parseXml(`<a>${text}</a>`);

describe('what is read', () => {
  test('text is neither trimmed nor guessed at', () => {
    expect(root('  007 ').text).toBe('  007 ');
    expect(root('1e3').text).toBe('1e3');
    expect(root('true').text).toBe('true');
    expect(root('   ').text).toBe('   ');
  });

  test('attributes are kept, untrimmed, with their prefixes', () => {
    const { attributes } = parseXml('<a xmlns:x="u" x:type=" 1 " b=\'&quot;\'/>');
    expect(attributes).toEqual({ 'xmlns:x': 'u', 'x:type': ' 1 ', b: '"' });
  });

  test('children keep their order, mixed with text', () => {
    const { children, text } = root('1<b/>2<c>x</c><b/>3');
    expect(children.map(({ name }) => name)).toEqual(['b', 'c', 'b']);
    expect(text).toBe('123');
  });

  test('references are decoded, and exactly once', () => {
    expect(root('&lt;&gt;&amp;&quot;&apos;').text).toBe('<>&"\'');
    expect(root('&#13;&#x41;&#x1F600;').text).toBe('\rA\u{1F600}');
    expect(root('&amp;#13;&amp;amp;').text).toBe('&#13;&amp;');
  });

  test('a CDATA section is its content, a comment nothing', () => {
    expect(root('<![CDATA[<b>&amp;]]>').text).toBe('<b>&amp;');
    expect(root('x<!-- <b> & y -->z').text).toBe('xz');
    expect(root('<!-- a --><b/><!-- c -->').children).toHaveLength(1);
  });

  test('a declaration, a byte order mark and white space may stand round the root', () => {
    const bytes = new TextEncoder().encode(
      '\ufeff<?xml version="1.0" encoding="UTF-8"?>\r\n<a>é</a>\n',
    );
    expect(parseXml(bytes).text).toBe('é');
  });

  test('line ends become LF, as XML has it', () => {
    expect(root('1\r\n2\r3\n4').text).toBe('1\n2\n3\n4');
  });

  test('names that JavaScript has a meaning for are names', () => {
    expect(parseXml('<toString/>').name).toBe('toString');
    expect(root('<hasOwnProperty>1</hasOwnProperty>').children[0]?.name).toBe('hasOwnProperty');
  });
});

test.each([
  ['nothing', ''],
  ['white space', ' \n'],
  ['text', 'a'],
  ['a mismatched tag', '<a></b>'],
  ['crossed tags', '<a><b></a></b>'],
  ['an unclosed tag', '<a>'],
  ['an unfinished tag', '<a'],
  ['two roots', '<a/><b/>'],
  ['two roots with a comment between', '<a/><!-- --><b/>'],
  ['junk behind the root', '<a/>junk'],
  ['junk before the root', 'junk<a/>'],
  ['CDATA behind the root', '<a/><![CDATA[x]]>'],
  ['a control character', '<a>\u0001</a>'],
  ['a control character in an attribute', '<a b="\u0008"/>'],
  ['a noncharacter', '<a>\ufffe</a>'],
  ['a lone surrogate', '<a>\ud800</a>'],
  ['a reference to NUL', '<a>&#0;</a>'],
  ['a reference to a control character', '<a>&#x1f;</a>'],
  ['a reference to a surrogate', '<a>&#xD800;</a>'],
  ['a reference beyond Unicode', '<a>&#1114112;</a>'],
  ['a control character referred to in an attribute', '<a b="&#7;"/>'],
  ['an undefined entity', '<a>&nbsp;</a>'],
  ['an entity of JavaScript', '<a>&constructor;</a>'],
  ['a bare ampersand', '<a>b & c</a>'],
  ['an unfinished reference', '<a>&amp</a>'],
  ['a document type', '<!DOCTYPE a><a/>'],
  ['a document type with an entity', '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'],
  ['a document type inside', '<a><!DOCTYPE b></a>'],
  ['an element declaration', '<a><!ELEMENT b ANY></a>'],
  ['an unclosed comment', '<a><!-- </a>'],
  ['a comment with --', '<a><!-- -- --></a>'],
  ['an unclosed CDATA section', '<a><![CDATA[ </a>'],
  ['an end of CDATA alone', '<a>]]></a>'],
  ['a second declaration', '<?xml version="1.0"?><?xml version="1.0"?><a/>'],
  ['another encoding', '<?xml version="1.0" encoding="ISO-8859-1"?><a/>'],
  ['an attribute without quotes', '<a b=1/>'],
  ['an attribute without value', '<a b/>'],
  ['an attribute twice', '<a b="1" b="2"/>'],
  ['< in an attribute', '<a b="<"/>'],
  ['attributes without space between', '<a b="1"c="2"/>'],
  ['a name that begins with a digit', '<1a/>'],
  ['a space before the name', '< a/>'],
  ['an attribute of a closing tag', '<a></a b="1">'],
  ['__proto__', '<__proto__>x</__proto__>'],
  ['__proto__ inside', '<a><__proto__><b/></__proto__></a>'],
  ['__proto__ as attribute', '<a __proto__="x"/>'],
])('%s is refused', (_, document) => {
  expect(() => parseXml(document)).toThrow(XmlError);
});

test('bytes that are not UTF-8 are refused', () => {
  expect(() => parseXml(Uint8Array.of(0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e))).toThrow(
    XmlError,
  );
});

test('an element that prototypes leak into is still only its own', () => {
  expect(Object.getPrototypeOf({}) === Object.prototype).toBe(true);
  expect(parseXml('<a/>').attributes).toEqual({});
});

describe('hostile documents end', () => {
  const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);

  test('depth has a limit', () => {
    expect(() => parseXml(nested(maxDepth))).not.toThrow();
    expect(() => parseXml(nested(maxDepth + 2))).toThrow(XmlError);
    expect(() => parseXml(nested(200_000))).toThrow(XmlError);
  });

  test.each([
    ['unclosed comments', '<!--'.repeat(200_000)],
    ['opening tags', '<a>'.repeat(200_000)],
    ['ampersands', `<a>${'&'.repeat(200_000)}</a>`],
    ['a name', `<${'a'.repeat(500_000)}`],
    ['white space', `<a${' '.repeat(200_000)}`],
    ['quotes', `<a b="${'"'.repeat(200_000)}/>`],
    ['instructions', `<a>${'<?'.repeat(200_000)}</a>`],
    ['length', `<a>${' '.repeat(17 * 1024 ** 2)}</a>`],
  ])('many %s are refused', (_, document) => {
    expect(() => parseXml(document)).toThrow(XmlError);
  });

  test.each([
    ['comments', '<!---->'],
    ['CDATA sections', '<![CDATA[x]]>'],
    ['instructions', '<?x?>'],
  ])('many %s are read in time', (_, one) => {
    const begun = performance.now();
    expect(parseXml(`<a>${one.repeat(100_000)}</a>`).name).toBe('a');
    expect(performance.now() - begun).toBeLessThan(3000);
  });
});

describe('what is built', () => {
  const leaf = (text: string): XmlElement => ({ name: 'a', attributes: {}, children: [], text });

  test('CR and control characters are numeric references, LF is itself', () => {
    expect(buildXml(leaf('\r\n\t\u0001\u001f\u007f'))).toBe('<a>&#13;\n\t&#x1;&#x1f;&#x7f;</a>');
  });

  test('markup is escaped in text and attributes', () => {
    expect(buildXml({ ...leaf('<&>"'), attributes: { b: '"<' } })).toBe(
      '<a b="&quot;&lt;">&lt;&amp;&gt;&quot;</a>',
    );
  });

  test('an empty element has both its tags', () => {
    expect(buildXml(leaf(''))).toBe('<a></a>');
  });

  test('what XML can hold is read as it was built', () => {
    const character = fc.oneof(
      fc.constantFrom('<', '&', '\r', '\n', '"', ']', '>', ' ', '&#13;', ']]>', '<!--'),
      fc.string({ unit: 'grapheme' }),
    );
    const text = fc.array(character).map((parts) => parts.join(''));
    const holdable = text.filter((t) => !/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/u.test(t));
    fc.assert(
      fc.property(holdable, (value) => {
        expect(parseXml(buildXml(leaf(value))).text).toBe(value);
      }),
    );
  });
});

test('no bytes make the parser throw anything but XmlError', () => {
  const soup = fc
    .array(
      fc.constantFrom(
        '<',
        '>',
        '/',
        '&',
        ';',
        '"',
        "'",
        '=',
        '!',
        '?',
        '[',
        ']',
        '-',
        'a',
        ' ',
        '#',
        'x',
      ),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(
      fc.oneof(
        soup,
        soup.map((s) => `<a>${s}</a>`),
      ),
      (document) => {
        try {
          parseXml(document);
        } catch (error) {
          expect(error).toBeInstanceOf(XmlError);
        }
      },
    ),
    { numRuns: 2000 },
  );
});
