// Every kind of incremental event that rrweb knows. A new one is a compile error here; at run time one that is not
// known is dropped.
import type { MaskContext } from '../mask-context.ts';
import { maskElementName } from '../names/element-names.ts';
import { coverOf, isChoice, isInRegion } from '../nodes/page-places.ts';
import { hideText, passText } from '../nodes/passed-text.ts';
import { LAST_MEDIA_INTERACTION, SOURCE, type SourceNumber } from '../rrweb-numbers.ts';
import { INPUTS } from '../rules/channels.ts';
import { maskInput } from '../text-mask.ts';
import { maskMutation } from './mutation-mask.ts';
import { maskMouseInteraction, maskMoves } from './pointer-mask.ts';
import {
  type DropCode,
  type Fields,
  optional,
  Refusal,
  readFields,
  readInteger,
  readNumber,
  readString,
} from './refusal.ts';
import { maskSelection } from './selection-mask.ts';
import { maskAdopted, maskStyleDeclaration, maskStyleSheetRule } from './style-mask.ts';

/** Masks the data of an incremental event. @returns why it is dropped, where that is told so. @throws Refusal */
export function maskIncremental(context: MaskContext, data: Fields): Fields | DropCode {
  const source = data.source as SourceNumber;
  const masked = maskBySource(context, source, data);
  return typeof masked === 'string' ? masked : { source, ...masked };
}

function maskBySource(context: MaskContext, source: SourceNumber, data: Fields): Fields | DropCode {
  switch (source) {
    case SOURCE.Mutation:
      return maskMutation(context, data);
    case SOURCE.MouseMove:
    case SOURCE.TouchMove:
    case SOURCE.Drag:
      return maskMoves(context, data);
    case SOURCE.MouseInteraction:
      return maskMouseInteraction(context, data);
    case SOURCE.Scroll:
      return maskScroll(context, data);
    case SOURCE.ViewportResize:
      return { width: readNumber(data.width), height: readNumber(data.height) };
    case SOURCE.Input:
      return maskInputEvent(context, data);
    case SOURCE.MediaInteraction:
      return maskMediaInteraction(context, data);
    case SOURCE.StyleSheetRule:
      return maskStyleSheetRule(context, data);
    case SOURCE.StyleDeclaration:
      return maskStyleDeclaration(context, data);
    case SOURCE.AdoptedStyleSheet:
      return maskAdopted(context, data);
    case SOURCE.Selection:
      return maskSelection(context, data);
    case SOURCE.CustomElement:
      return maskDefinition(context, data);
    case SOURCE.CanvasMutation:
      return drop('canvas');
    case SOURCE.Font:
      return drop('font');
    case SOURCE.Log:
      return drop('log');
    default:
      return unknownSource(source);
  }
}

function drop(code: 'canvas' | 'font' | 'log'): never {
  throw new Refusal(code);
}

function unknownSource(_: never): never {
  throw new Refusal('event_unknown');
}

// A masked field that scrolls tells how long its text is, a blocked region how much stands in it.
function maskScroll(context: MaskContext, data: Fields): Fields {
  const id = readInteger(data.id);
  const x = Math.round(readNumber(data.x));
  const y = Math.round(readNumber(data.y));
  if (isInRegion(context, id)) throw new Refusal('region');
  if (coverOf(context, id) !== 'none') throw new Refusal('control_scroll');
  return { id, x, y };
}

function maskMediaInteraction(context: MaskContext, data: Fields): Fields {
  const id = readInteger(data.id);
  if (isInRegion(context, id)) throw new Refusal('region');
  return { type: readInteger(data.type, 0, LAST_MEDIA_INTERACTION), id };
}

// Which of several choices changed would say what was chosen, so masked choices send nothing.
function maskInputEvent(context: MaskContext, data: Fields): Fields {
  const id = readInteger(data.id);
  const given = readString(data.text);
  const decision = context.decisions.ofId(id);
  if (decision.region !== 'keep') throw new Refusal('region');
  const isShown = (decision.shown & INPUTS) !== 0;
  if (!isShown) hideText(context, decision, INPUTS, given);
  const passed = isShown ? passText(context, given) : null;
  if (passed === null && isChoice(context, id)) throw new Refusal('choice');
  return {
    text: passed ?? maskInput(given),
    isChecked: passed !== null && data.isChecked === true,
    ...optional(data, 'userTriggered', (value) => value === true),
    id,
  };
}

function maskDefinition({ tokenise }: MaskContext, data: Fields): Fields {
  return optional(data, 'define', (define) => ({
    name: maskElementName(tokenise, readString(readFields(define).name)),
  }));
}
