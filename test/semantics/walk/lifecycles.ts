import { ask, it } from './ground.ts';

export async function lifecycles(): Promise<void> {
  await ask('PUT /aging');
  await ask('GET /aging?lifecycle');
  for (const rules of refused) await put(rules);
  await ask('PUT /aging?lifecycle');
  await put(rule('<Filter/>', days(1)));
  await put(rule('<Filter/>', days(1)), { 'x-amz-transition-default-minimum-object-size': '1K' });
  const abort =
    '<AbortIncompleteMultipartUpload><DaysAfterInitiation>1</DaysAfterInitiation></AbortIncompleteMultipartUpload>';
  await put(rule('<ID>r</ID><Filter><Prefix>a</Prefix></Filter>', days(1) + abort), {
    'x-amz-transition-default-minimum-object-size': 'varies_by_storage_class',
  });
  await ask('GET /aging?lifecycle');
  for (const key of ['a', 'b']) {
    await ask(`PUT /aging/${key}`, {}, 'a');
    await ask(`POST /aging/${key}?uploads`);
  }
  await it.simulator.advance(3 * 86_400_000);
  await ask('GET /aging');
  await ask('DELETE /aging?lifecycle');
}

const put = (rules: string, headers = {}) =>
  ask('PUT /aging?lifecycle', headers, `<LifecycleConfiguration>${rules}</LifecycleConfiguration>`);
const rule = (filter: string, actions: string) =>
  `<Rule>${filter}<Status>Enabled</Status>${actions}</Rule>`;
const days = (n: number) => `<Expiration><Days>${n}</Days></Expiration>`;
const move = (when: string, to: string) =>
  `<Transition>${when}<StorageClass>${to}</StorageClass></Transition>`;
const tag = (key: string) => `<Tag><Key>${key}</Key><Value>v</Value></Tag>`;
const all = '<Filter/>';
const marker =
  '<Expiration><ExpiredObjectDeleteMarker>true</ExpiredObjectDeleteMarker></Expiration>';
const sizes =
  '<Filter><And><ObjectSizeGreaterThan>9</ObjectSizeGreaterThan><ObjectSizeLessThan>1</ObjectSizeLessThan></And></Filter>';

/** One for each rule about configurations. */
const refused = [
  rule('', days(1)),
  rule('<ID>a</ID><Filter/>', days(1)).repeat(2),
  rule(all, ''),
  rule(`<Filter><And>${tag('a')}${tag('a')}</And></Filter>`, days(1)),
  rule(sizes, days(1)),
  rule(`<Filter>${tag('a')}</Filter>`, marker),
  rule(all, days(0)),
  rule(all, '<Expiration><Date>2030-01-01T12:00:00Z</Date></Expiration>'),
  rule(all, days(9) + move('<Date>2030-01-01T00:00:00Z</Date>', 'GLACIER')),
  rule(all, move('<Days>1</Days>', 'STANDARD_IA')),
  rule(all, move('<Days>30</Days>', 'STANDARD_IA') + move('<Days>31</Days>', 'GLACIER')),
  rule(all, days(1) + move('<Days>1</Days>', 'GLACIER')),
];
