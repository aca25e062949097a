// The look of what lies around and over a recorded page: pointer, pointer's tail, touch. As text, because the stage's
// policy lets in no style sheet from anywhere. The class names are those that @rrweb/replay gives its elements.

const POINTER =
  "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'><path d='M4 2l16 8.2-6.9 2.2L9.4 20z' fill='%23111827' stroke='white' stroke-width='1.6' stroke-linejoin='round'/></svg>";

/** CSS of the player document. */
export const STAGE_CSS = `
html, body { margin: 0; height: 100%; overflow: hidden; background: transparent; }
.scrim-stage { position: fixed; inset: 0; overflow: hidden; }
.replayer-wrapper { position: absolute; left: 0; top: 0; transform-origin: 0 0; background: white; }
.replayer-wrapper > iframe { display: block; border: 0; background: white; }
.replayer-mouse {
  position: absolute; z-index: 2; width: 22px; height: 22px; margin: -2px 0 0 -3px; pointer-events: none;
  transition: left 0.05s linear, top 0.05s linear; border-color: transparent;
  background: url("data:image/svg+xml,${POINTER}") center / contain no-repeat;
}
.replayer-mouse::after {
  content: ''; position: absolute; left: 3px; top: 2px; width: 28px; height: 28px; border-radius: 100%;
  transform: translate(-50%, -50%); background: rgb(37 99 235); opacity: 0;
}
.replayer-mouse.active::after { animation: scrim-click 0.35s ease-out 1; }
.replayer-mouse.touch-device {
  width: 56px; height: 56px; margin: -30px 0 0 -30px; background-image: none; border: 4px solid rgb(37 99 235 / 0);
  border-radius: 100%; transition: left 0s linear, top 0s linear, border-color 0.2s ease-in-out;
}
.replayer-mouse.touch-device.touch-active {
  border-color: rgb(37 99 235 / 0.9);
  transition: left 0.25s linear, top 0.25s linear, border-color 0.2s ease-in-out;
}
.replayer-mouse.touch-device::after { left: 28px; top: 28px; }
.replayer-mouse-tail { position: absolute; z-index: 1; pointer-events: none; }
@keyframes scrim-click {
  from { opacity: 0.55; width: 8px; height: 8px; }
  to { opacity: 0; width: 44px; height: 44px; }
}
@media (prefers-reduced-motion: reduce) {
  .replayer-mouse, .replayer-mouse::after { transition: none; animation-duration: 0.01s; }
}
`;

/** The tail that the pointer draws, milliseconds and CSS pixels. */
export const MOUSE_TAIL = {
  duration: 600,
  lineCap: 'round',
  lineWidth: 2.5,
  strokeStyle: 'rgba(37, 99, 235, 0.55)',
} as const;
