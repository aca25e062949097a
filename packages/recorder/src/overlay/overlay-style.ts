// How the overlay looks. The page's own rules cannot reach into it, and what it says of its host is important.

/** Text of its only style sheet. */
export const OVERLAY_STYLE = `
:host {
  all: initial !important;
  position: fixed !important;
  inset: 0 !important;
  width: auto !important;
  height: auto !important;
  z-index: 2147483647 !important;
  display: block !important;
  pointer-events: none !important;
  overflow: hidden !important;
  background: none !important;
  border: 0 !important;
  color-scheme: light dark !important;
  contain: strict !important;
  --ground: #ffffff;
  --ink: #1b1b24;
  --soft: #565664;
  --line: #8a8a99;
  --mask: #efeaf9;
  --mask-ink: #4b3291;
  --shown: #0a6b3d;
  --block: #fdf0d8;
  --block-ink: #7a4b00;
  --drop: #f9e4e6;
  --drop-ink: #9c1c2e;
  --gone: #e8ebf0;
  --gone-ink: #3f4d63;
  --focus: #0b5cad;
}
@media (prefers-color-scheme: dark) {
  :host {
    --ground: #1d1d26;
    --ink: #f0f0f6;
    --soft: #b7b7c6;
    --line: #7c7c8f;
    --mask: #2a2344;
    --mask-ink: #cfc0ff;
    --shown: #62d69a;
    --block: #3a2c10;
    --block-ink: #f5c469;
    --drop: #40181f;
    --drop-ink: #ff9daa;
    --gone: #2b313d;
    --gone-ink: #b4c2da;
    --focus: #7cc0ff;
  }
}
* { box-sizing: border-box; }
.boxes { position: absolute; inset: 0; overflow: hidden; }
.box {
  position: absolute;
  overflow: hidden;
  white-space: pre;
  border-radius: 2px;
  font: 11px/1.2 system-ui, sans-serif;
}
.masked-text { background: var(--mask); color: var(--mask-ink); }
.masked-controls { background: var(--mask); color: var(--mask-ink); border: 2px dashed; padding-inline: 6px; align-content: center; font-size: 14px; letter-spacing: 1px; }
.unmasked {
  margin: -3px 0 0 -7px;
  padding: 3px 5px 3px 7px;
  box-sizing: content-box;
  border: 0;
  outline: 1px solid var(--ground);
  box-shadow: inset 0 0 0 2px var(--shown), inset 5px 0 var(--shown);
}
.sample.unmasked { margin: 0; padding: 0; }
.pictures {
  border: 1px solid var(--gone-ink);
  color: var(--gone-ink);
  background: linear-gradient(to top right, transparent calc(50% - 1px), currentColor calc(50% - 1px) calc(50% + 1px), transparent calc(50% + 1px)) var(--gone);
}
.blocked {
  border: 2px solid var(--block-ink);
  color: var(--block-ink);
  background: repeating-linear-gradient(45deg, transparent 0 9px, currentColor 9px 10px) var(--block);
}
.dropped {
  border: 2px dotted var(--drop-ink);
  color: var(--drop-ink);
  background:
    linear-gradient(to top right, transparent calc(50% - 1px), currentColor calc(50% - 1px) calc(50% + 1px), transparent calc(50% + 1px)),
    linear-gradient(to bottom right, transparent calc(50% - 1px), currentColor calc(50% - 1px) calc(50% + 1px), transparent calc(50% + 1px)) var(--drop);
}
.word { display: inline-block; padding: 1px 4px; background: var(--ground); border-radius: 0 0 3px 0; font-weight: 600; }
.ring {
  position: absolute;
  box-sizing: content-box;
  margin: -8px;
  padding: 5px;
  border: 3px solid var(--focus);
  border-radius: 5px;
}
.panel {
  position: absolute;
  inset-block-end: 12px;
  inset-inline-end: 12px;
  width: min(22rem, calc(100% - 24px));
  max-height: min(60%, 34rem);
  overflow: auto;
  pointer-events: auto;
  background: var(--ground);
  color: var(--ink);
  border: 1px solid var(--line);
  border-radius: 8px;
  box-shadow: 0 6px 24px rgb(0 0 0 / 0.3);
  font: 13px/1.45 system-ui, sans-serif;
}
.panel.other-side { inset-inline: 12px auto; }
.head { display: flex; gap: 4px; align-items: center; padding: 8px 8px 4px 12px; position: sticky; top: 0; background: var(--ground); }
h2 { margin: 0; flex: 1; font-size: 14px; }
p { margin: 0; }
.policy, .now { padding: 0 12px 8px; color: var(--soft); overflow-wrap: anywhere; }
.now { display: block; padding-top: 8px; border-top: 1px solid var(--line); color: var(--ink); min-height: 4.2em; }
fieldset { border: 0; margin: 0; padding: 4px 12px 8px; }
legend { padding: 0; font-weight: 600; }
label { display: grid; grid-template-columns: auto auto 1fr auto; gap: 8px; align-items: center; min-height: 24px; }
.sample { position: static; width: 34px; height: 16px; font-size: 10px; line-height: 12px; }
.sample.masked-text { line-height: 16px; padding-inline: 3px; }
.sample.masked-controls { padding-inline: 3px; letter-spacing: 0; line-height: 14px; }
.count { font-variant-numeric: tabular-nums; }
input { margin: 0; width: 16px; height: 16px; accent-color: var(--focus); }
button, summary { min-height: 24px; font: inherit; color: inherit; cursor: pointer; }
button { min-width: 28px; padding: 2px 8px; background: none; border: 1px solid var(--line); border-radius: 5px; }
details { padding: 4px 12px 8px; border-top: 1px solid var(--line); }
summary { font-weight: 600; }
table { width: 100%; border-collapse: collapse; font-size: 12px; }
th, td { text-align: start; padding: 3px 6px 3px 0; vertical-align: top; border-top: 1px solid var(--line); font-weight: 400; overflow-wrap: anywhere; }
thead th { border: 0; color: var(--soft); }
.number { text-align: end; padding-right: 0; font-variant-numeric: tabular-nums; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 1px; }
@media (forced-colors: active) {
  .masked-text, .pictures, .blocked, .dropped { border: 1px solid; forced-color-adjust: none; }
}
@media (max-width: 480px) {
  .panel { max-height: 45%; }
}
`;
