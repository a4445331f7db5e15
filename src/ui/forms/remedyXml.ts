/** What remedies give as JSON, as the XML that S3's requests carry. */

type Value = string | number | boolean;
type Rule = Readonly<Record<string, Value | readonly Value[]>>;

/** The elements of a rule in the order of S3's documentation, by the members of the SDK. */
const elements = [
  ['ID', 'ID'],
  ['AllowedHeaders', 'AllowedHeader'],
  ['AllowedMethods', 'AllowedMethod'],
  ['AllowedOrigins', 'AllowedOrigin'],
  ['ExposeHeaders', 'ExposeHeader'],
  ['MaxAgeSeconds', 'MaxAgeSeconds'],
] as const;

/** The rules that a bucket has, with those of `json` before them: the first that matches counts. Undefined: no rules. */
export function corsXml(rules: readonly object[], json: string): string | undefined {
  const { CORSRules: added = [] } = (parsed(json) ?? {}) as { CORSRules?: readonly Rule[] };
  const all = [...added, ...(rules as readonly Rule[])];
  if (added.length === 0) return undefined;
  return ['<CORSConfiguration>', ...all.map(ruleXml), '</CORSConfiguration>'].join('\n');
}

function ruleXml(rule: Rule): string {
  const lines = elements.flatMap(([member, name]) =>
    [rule[member] ?? []].flat().map((value) => `    <${name}>${escaped(String(value))}</${name}>`),
  );
  return ['  <CORSRule>', ...lines, '  </CORSRule>'].join('\n');
}

export function publicAccessXml(json: string): string | undefined {
  const settings = parsed(json);
  if (!settings) return undefined;
  const lines = Object.entries(settings).map(
    ([name, value]) => `  <${name}>${escaped(String(value))}</${name}>`,
  );
  const root = 'PublicAccessBlockConfiguration';
  return [`<${root}>`, ...lines, `</${root}>`].join('\n');
}

function parsed(json: string): object | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function escaped(text: string): string {
  return text.replace(/[<>&]/g, (c) => `&#${c.charCodeAt(0)};`);
}
