/** Inline icons: 16 × 16, drawn with strokes in the text's colour, hidden from screen readers. */
import { html, svg, type TemplateResult } from 'lit';

const paths = {
  bucket: 'M2.5 4h11l-1.2 9a1 1 0 0 1-1 .9H4.7a1 1 0 0 1-1-.9L2.5 4Zm0 0a5.5 1.8 0 0 1 11 0',
  object: 'M4 1.5h5.2L13 5.2v9.3H4zM9 1.5v4h4',
  version: 'M8 2 14 5.2 8 8.4 2 5.2 8 2Zm-6 6.2 6 3.2 6-3.2M2 11l6 3.2 6-3.2',
  marker: 'M4 14V6a4 4 0 0 1 8 0v8M2.5 14h11M6.5 7h3M8 5.5V10',
  upload: 'M8 10V2.5M4.8 5.5 8 2.3l3.2 3.2M2.5 10v3.5h11V10',
  account: 'M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-5.5 6c.4-3 2.6-4.5 5.5-4.5s5.100 1.500 5.500 4.500',
  clock: 'M8 14.500a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13ZM8 4.200V8l2.600 1.700',
  check: 'M3 8.500 6.400 12 13 4.500',
  plus: 'M8 3v10M3 8h10',
  cross: 'M4 4l8 8M12 4l-8 8',
  crossCircle:
    'M8 14.500a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13ZM5.700 5.700l4.600 4.600M10.300 5.700l-4.600 4.600',
  checkCircle:
    'M8 14.500a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13ZM5.200 8.300 7.200 10.400 11 6',
  info: 'M8 14.500a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13ZM8 7.300v4M8 4.600v.2',
  warning: 'M8 2 14.500 13.500h-13L8 2Zm0 4.500v3.500M8 11.700v.2',
  choice: 'M2.500 8H6m0 0 4-4h3.500M6 8l4 4h3.500M11.500 2l2 2-2 2M11.500 10l2 2-2 2',
  arrowRight: 'M2.500 8h11M9.500 4l4 4-4 4',
  arrowDown: 'M8 2.500v11M4 9.500l4 4 4-4',
  chevron: 'M6 3.500 10.500 8 6 12.500',
  back: 'M10 3.500 5.500 8l4.500 4.500',
  copy: 'M5.500 5.500h8v8h-8zM10.500 5.500v-3h-8v8h3',
  send: 'M2 8 14 2.500 10.500 14 8 9.200 2 8Zm6 1.200L14 2.500',
  sun: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1v1.500M8 13.500V15M1 8h1.500M13.500 8H15M3 3l1.100 1.100M11.900 11.900 13 13M3 13l1.100-1.100M11.900 4.100 13 3',
  moon: 'M13.500 9.700A6 6 0 0 1 6.300 2.500a6 6 0 1 0 7.200 7.200Z',
  auto: 'M8 14.500a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13Zm0-13v13M8 4.500l4.500 0M8 8h6M8 11.500h4.500',
  key: 'M5 11.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 8.500h6.500M11.500 8.500v2.500M14 8.500v2',
  keyboard:
    'M1.500 4h13v8.500h-13zM4 6.700h.1M6.700 6.700h.1M9.300 6.700h.1M12 6.700h.1M4.700 10h6.600',
  reset: 'M2.500 8a5.500 5.500 0 1 1 1.700 4M2.500 13v-3.500H6',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.700-1.300L14 14',
  external: 'M6 3H3v10h10v-3M9 2.500h4.500V7M13.200 2.800 7.500 8.500',
  replay: 'M13.500 8a5.500 5.500 0 1 1-1.700-4M13.500 3v3.500H10',
  duplicate: 'M2.500 2.500h8v8h-8zM5.500 13.500h8v-8M6.500 4.500v4M4.500 6.500h4',
  equal: 'M3 6h10M3 10h10',
  pencil: 'M3 13l.7-3L10.800 2.900a1 1 0 0 1 1.400 0l.9.9a1 1 0 0 1 0 1.400L6 12.300 3 13Z',
  computed: 'M11.500 3H4.500l4 5-4 5h7',
  dropped: 'M3 13 13 3M8 13.500a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11Z',
  dot: 'M8 9.500a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3Z',
  flask:
    'M6 2h4M6.500 2v4L2.800 12.400a1.100 1.100 0 0 0 1 1.600h8.400a1.100 1.100 0 0 0 1-1.600L9.500 6V2M4.600 9.700h6.800',
  world:
    'M8 14.500a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13ZM1.500 8h13M8 1.500c-4.500 4-4.500 9 0 13 4.500-4 4.500-9 0-13Z',
  request: 'M2.500 3h11v10h-11zM5 6h6M5 8.500h6M5 11h3',
  answer: 'M2.500 3h11v8H8l-3 2.700V11H2.500z',
  log: 'M6 4h7.500M6 8h7.500M6 12h7.500M2.700 4h.1M2.700 8h.1M2.700 12h.1',
} as const;

export type IconName = keyof typeof paths;

export function icon(name: IconName, classes = ''): TemplateResult {
  return html`<svg class="icon ${classes}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    ${svg`<path d=${paths[name]}></path>`}
  </svg>`;
}

/** The mark of Bucketlab: a bucket with a flask's neck. */
export function logo(): TemplateResult {
  return html`<svg class="logo" viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
    ${svg`<path class="logo-body" d="M3.200 7.500h17.600l-2 12.200a2 2 0 0 1-2 1.600H7.200a2 2 0 0 1-2-1.600L3.200 7.500Z"></path>
      <path class="logo-fill" d="M4.600 13.200c2.500-1.700 5-1.300 7.400 0s4.900 1.700 7.400 0l-1.100 6.100a1.300 1.300 0 0 1-1.300 1.100H7a1.300 1.300 0 0 1-1.300-1.100Z"></path>
      <path class="logo-rim" d="M2.500 7.500a9.500 3 0 0 1 19 0 9.500 3 0 0 1-19 0Z"></path>`}
  </svg>`;
}
