// The look of the HTML report, light and dark by the reader's own setting. Contrast of text is 4.5 : 1 or more (WCAG 2.2, 1.4.3).

/** The report's style sheet. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1b2430; --soft: #526070; --paper: #fff; --line: #d5dbe3; --bad: #a5182a; --good: #0f6b3c; --panel: #f4f6f9 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8edf3; --soft: #a9b6c4; --paper: #14181e; --line: #36404c; --bad: #ff8f98; --good: #6fd6a0; --panel: #1c222a }
}
body { margin: 0 auto; max-width: 1200px; padding: 24px; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
h1 { font-size: 22px; margin: 0 0 4px } h2 { font-size: 17px; margin: 32px 0 8px }
p { margin: 4px 0 } .soft { color: var(--soft) }
.verdict { margin: 16px 0; padding: 12px 16px; background: var(--panel); border-left: 6px solid var(--good) }
.verdict.failed { border-color: var(--bad) }
.verdict strong { color: var(--good) } .verdict.failed strong { color: var(--bad) }
.scores { display: flex; flex-wrap: wrap; gap: 12px; list-style: none; margin: 16px 0; padding: 0 }
.scores li { padding: 8px 16px; background: var(--panel); min-width: 120px }
.scores b { display: block; font-size: 22px } .scores .low b { color: var(--bad) }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: 6px 8px; border-bottom: 1px solid var(--line) }
caption { text-align: left; color: var(--soft); padding: 4px 0 }
code { font: 13px/1.4 ui-monospace, monospace; overflow-wrap: anywhere }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; margin: 8px 0 24px }
figure { margin: 0 } figcaption { color: var(--soft) } img { max-width: 100%; border: 1px solid var(--line) }
summary { cursor: pointer } .scroll { overflow-x: auto }
@media (max-width: 700px) { .pair { grid-template-columns: 1fr } }
`;
