// Style sheets as sites have them: components with states, utilities, media queries, custom properties, animations.

/** The sheet of every page, so that its boxes are those of a shop and not of a heap. */
export const PAGE_STYLE = `:root { --accent: #14305a; --gap: 12px } * { box-sizing: border-box }
body { margin: 0; font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: var(--gap) }
.card { border: 1px solid #ddd; border-radius: 6px; padding: var(--gap); contain: content }
.card__title { font-size: 17px; margin: 0 0 8px } .card__text { color: #444 } .card--sale { border-color: crimson }
.tags { display: flex; gap: 4px; list-style: none; padding: 0 } .tag { background: #eef; border-radius: 99px }
.btn { padding: 6px 12px; border: 0 } .btn--primary { background: var(--accent); color: #fff }
.table { table-layout: fixed; width: 900px; border-collapse: collapse } .table td { padding: 2px 6px; overflow: hidden }
.row--on { background: #ffd } .nav a.active { font-weight: 700 } .is-hidden { display: none }
`;

/** One rule of each kind; `N` is its number. */
const KINDS: readonly ((index: number) => string)[] = [
  (n) => `.block-${n} { display: flex; gap: ${n % 16}px; padding: 0 ${n % 9}px; color: #${hex(n)} }`,
  (n) =>
    `.block-${n}__title:hover, .block-${n}__title:focus-visible { color: var(--accent); opacity: .${n % 10} }`,
  (n) => `.u-mt-${n} { margin-top: ${n % 64}px !important }`,
  (n) => `.block-${n} > li:not(:last-child)::after { content: "›"; margin: 0 .25rem }`,
  (n) =>
    `#panel-${n} .media { background: linear-gradient(180deg, rgba(0, 0, 0, .${n % 10}), transparent); transition: transform .2s ease-in-out, opacity 120ms linear }`,
  (n) =>
    `@media (min-width: ${480 + (n % 8) * 120}px) { .col-${n} { flex: 0 0 ${n % 100}%; max-width: ${n % 100}% } }`,
  (n) => `.btn-${n}[disabled], fieldset[disabled] .btn-${n} { cursor: not-allowed; pointer-events: none }`,
  (n) => `.theme-${n} { --accent-${n}: hsl(${n % 360} 60% 40%); --space-${n}: calc(var(--gap) * ${n % 5}) }`,
  (n) =>
    `.table-${n} td:nth-child(2n+1) { font: 600 13px/1.4 "Inter", Arial, sans-serif; border-left: 1px solid }`,
  (n) =>
    `@keyframes fade-${n} { from { opacity: 0 } to { opacity: 1; transform: translateY(${n % 12}px) } }\n.fade-${n} { animation: fade-${n} .3s both }`,
];

/** A sheet of about `rules` rules, no two alike. */
export function sheetOf(rules: number): string {
  return Array.from({ length: rules }, (_, n) => KINDS[n % KINDS.length]?.(n)).join('\n');
}

const hex = (n: number): string => ((n * 2654435) % 0x1000000).toString(16).padStart(6, '0');
