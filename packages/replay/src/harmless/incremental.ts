// Every kind of incremental event that rrweb knows. A new one is a compile error here; at run time one that is not
// known is dropped.

import { SOURCE, type SourceNumber } from '@scrim/masking-rules/rrweb-numbers';
import { isCustomName } from './element-names.ts';
import { type Fields, Misfit, optional, readFields, readString, type Tally } from './fields.ts';
import { harmlessMutation } from './mutation.ts';
import {
  harmlessInput,
  harmlessMouseInteraction,
  harmlessMoves,
  harmlessScroll,
  harmlessSelection,
} from './pointer-events.ts';
import { harmlessAdopted, harmlessDeclaration, harmlessSheetRule } from './sheet-events.ts';
import { readExtent } from './viewport.ts';

/** The data of an incremental event; null for one that shows nothing. @throws Misfit */
export function harmlessIncremental(tally: Tally, data: Fields): Fields | null {
  const source = data.source as SourceNumber;
  const passed = harmlessBySource(tally, source, data);
  return passed === null ? null : { source, ...passed };
}

function harmlessBySource(tally: Tally, source: SourceNumber, data: Fields): Fields | null {
  switch (source) {
    case SOURCE.Mutation:
      return harmlessMutation(tally, data);
    case SOURCE.MouseMove:
    case SOURCE.TouchMove:
    case SOURCE.Drag:
      return harmlessMoves(tally, data);
    case SOURCE.MouseInteraction:
      return harmlessMouseInteraction(data);
    case SOURCE.Scroll:
      return harmlessScroll(data);
    case SOURCE.ViewportResize:
      return readExtent(data);
    case SOURCE.Input:
      return harmlessInput(data);
    case SOURCE.StyleSheetRule:
      return harmlessSheetRule(tally, data);
    case SOURCE.StyleDeclaration:
      return harmlessDeclaration(tally, data);
    case SOURCE.AdoptedStyleSheet:
      return harmlessAdopted(tally, data);
    case SOURCE.Selection:
      return harmlessSelection(tally, data);
    case SOURCE.CustomElement:
      return harmlessDefinition(data);
    // Films and sounds have no source, so there is nothing to play or pause.
    case SOURCE.MediaInteraction:
      return null;
    // Drawing commands name constructors and addresses, fonts are loaded by the player's own document, logs are text.
    case SOURCE.CanvasMutation:
    case SOURCE.Font:
    case SOURCE.Log:
      throw new Misfit();
    default:
      return unknownSource(source);
  }
}

function unknownSource(_: never): never {
  throw new Misfit();
}

function harmlessDefinition(data: Fields): Fields {
  return optional(data, 'define', (define) => {
    const name = readString(readFields(define).name, 400);
    if (!isCustomName(name)) throw new Misfit();
    return { name };
  });
}
