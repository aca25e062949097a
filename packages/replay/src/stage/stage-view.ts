// The place in the player document where the recorded page is shown, and its size. Nobody can click, focus or read it
// in place: it is a picture.
import { MAX_SIDE } from '../stage-link.ts';
import { STAGE_CSS } from './stage-look.ts';

/** Above this a small page would only get blurred. */
const MAX_SCALE = 2;

/** The place of the recorded page. */
export interface StageView {
  readonly root: HTMLElement;
  /** The room there is, CSS pixels. */
  fit(width: number, height: number): void;
  /** The recorded page's window, CSS pixels. @returns the size that is used, within bounds */
  setViewport(width: number, height: number): { readonly width: number; readonly height: number };
}

/** Makes the place; the page fills the window until it is told of other room. */
export function createStageView(document: Document): StageView {
  const style = document.createElement('style');
  style.textContent = STAGE_CSS;
  document.head.append(style);
  const root = document.createElement('div');
  root.className = 'scrim-stage';
  root.inert = true;
  document.body.append(root);

  const { documentElement } = document;
  let room = { width: documentElement.clientWidth, height: documentElement.clientHeight };
  let viewport = room;
  const lay = (): void => {
    const { width, height } = viewport;
    const scale = Math.min(room.width / width, room.height / height, MAX_SCALE);
    if (!Number.isFinite(scale)) return;
    const left = Math.max(0, (room.width - width * scale) / 2);
    const top = Math.max(0, (room.height - height * scale) / 2);
    for (const page of root.children) {
      if (page instanceof HTMLElement)
        page.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
    }
  };
  const fit = (width: number, height: number): void => {
    room = { width, height };
    lay();
  };
  document.defaultView?.addEventListener('resize', () =>
    fit(documentElement.clientWidth, documentElement.clientHeight),
  );

  return {
    root,
    fit,
    setViewport(width, height) {
      viewport = { width: side(width), height: side(height) };
      lay();
      return viewport;
    },
  };
}

const side = (value: number): number => Math.min(Math.max(Math.round(value) || 1, 1), MAX_SIDE);
