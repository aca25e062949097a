// Reads the rules of all style sheets of a document or shadow root, those that scripts adopted and imported ones too.
import type { LeakLog } from './leak-log.ts';

/** Keeps every rule. */
export function dumpSheets(root: Document | ShadowRoot, log: LeakLog): void {
  for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets]) dumpSheet(sheet, log);
}

function dumpSheet(sheet: CSSStyleSheet, log: LeakLog): void {
  log.put('sheet', [sheet.href, sheet.title, sheet.media.mediaText]);
  for (const rule of rulesOf(sheet)) {
    log.put('rule', rule.cssText);
    if ('styleSheet' in rule && rule.styleSheet) dumpSheet(rule.styleSheet as CSSStyleSheet, log);
  }
}

/** Those of another origin cannot be read. */
function rulesOf(sheet: CSSStyleSheet): readonly CSSRule[] {
  try {
    return [...sheet.cssRules];
  } catch {
    return [];
  }
}
