/** The address of what is shown: `#/play`, `#/e/12/headers`, `#/e/12/trace/8`. */

export const answerTabs = [
  'answer',
  'headers',
  'diff',
  'checksums',
  'xml',
  'sdk',
  'trace',
] as const;

export type AnswerTab = (typeof answerTabs)[number];

export type Route =
  | { readonly at: 'play' }
  | {
      readonly at: 'exchange';
      readonly n: number;
      readonly tab: AnswerTab;
      readonly step?: number;
    };

export function parseRoute(hash: string): Route {
  const match = /^#?\/e\/(\d+)(?:\/([a-z]+))?(?:\/(\d+))?$/.exec(hash);
  if (!match) return { at: 'play' };
  const tab = answerTabs.find((t) => t === match[2]) ?? 'answer';
  const route = { at: 'exchange', n: Number(match[1]), tab } as const;
  return match[3] === undefined ? route : { ...route, step: Number(match[3]) };
}

export function printRoute(route: Route): string {
  if (route.at === 'play') return '#/play';
  return `#/e/${route.n}/${route.tab}${route.step === undefined ? '' : `/${route.step}`}`;
}
