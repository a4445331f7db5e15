/** XML bodies with something wrong about them. */
import { text, utf8 } from '../../src/lib/bytes.ts';
import type { WireRequest } from '../../src/protocol/message.ts';
import type { Chance } from './mutate.ts';

const deep = (levels: number) => '<a>'.repeat(levels) + '</a>'.repeat(levels);

const inserted = [
  ['<', '>', '&', '&#0;', '&#x1;', '&#xD800;', '&lol;', ']]>', '<!-- a -- b -->', '<?php x ?>'],
  [
    '<Key>x</Key>',
    '<__proto__/>',
    '<constructor>x</constructor>',
    '\0',
    '\ufffe',
    '<![CDATA[',
    '</a>',
  ],
  [
    '<Object/>',
    '<Part><PartNumber>1e9</PartNumber></Part>',
    '<Status>enabled</Status>',
    ' x="1" x="2"',
  ],
].flat();

const whole = [
  ['', ' ', 'x', '<', '<a', '<a/>', '<a></b>', '<a/><a/>', '{"a":1}', '<?xml version="1.0"?>'],
  '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>',
  '<?xml version="1.0" encoding="UTF-16"?><a/>',
  deep(65),
  deep(5000),
  '<Delete/>',
  '<Delete><Object><Key></Key></Object></Delete>',
  '<Tagging><TagSet/></Tagging>',
  `<Delete>${'<Object><Key>x</Key></Object>'.repeat(1001)}</Delete>`,
].flat();

const million = utf8('<a>'.repeat(349_525));
const comments = utf8(`<a>${'<!---->'.repeat(100_000)}</a>`);

export function breakXml(request: WireRequest, { pick, random }: Chance): WireRequest {
  if (random() % 100 === 0) return { ...request, body: pick([million, comments]) };
  const given = request.body instanceof Uint8Array ? text(request.body) : '';
  const document = given.includes('<') ? given : pick(whole);
  const at = random() % (document.length + 1);
  const broken = pick([
    document.slice(0, at),
    document.slice(0, at) + pick(inserted) + document.slice(at),
    document.replace(/<(\w+)/, `<${pick(['Other', 'x:Delete', '__proto__'])}`),
    document.replace(/<([A-Z]\w+)>[^<]*<\/\1>/, pick(['', '$&$&', '<$1/>', '<$1>-1</$1>'])),
    pick(whole),
    `\ufeff${document}`,
  ]);
  const body = utf8(broken);
  return {
    ...request,
    body: random() % 20 === 0 ? body.map((b) => b ^ (random() % 8 ? 0 : 0x80)) : body,
  };
}
