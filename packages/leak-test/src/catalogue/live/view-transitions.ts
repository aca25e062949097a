// View transitions and animations: their names and frames are strings of the page.
import type { Channel } from '../channel.ts';
import { find } from './find.ts';

const DIV = () => '<div>x</div>';

/** Runs a change in a view transition, without waiting for the animation. */
async function change(update: () => void, types: readonly string[] = []): Promise<void> {
  const transition = document.startViewTransition({ update, types: [...types] });
  const quiet = transition.ready.catch(() => {});
  await transition.updateCallbackDone;
  transition.skipTransition();
  await quiet;
}

/** View transitions and animations. */
export const VIEW_TRANSITIONS: readonly Channel[] = [
  {
    id: 'transition.name',
    html: DIV,
    during: (root, secret) => {
      find(root, 'div').style.viewTransitionName = `card-${secret}`;
    },
  },
  {
    id: 'transition.changed-within',
    html: DIV,
    during: (root, secret) => change(() => find(root, 'div').replaceChildren(`Now ${secret}`)),
  },
  { id: 'transition.type', scope: 'page', during: (_root, secret) => change(() => {}, [`to-${secret}`]) },
  {
    id: 'animation.id',
    html: DIV,
    during: (root, secret) => {
      find(root, 'div').animate([{ opacity: 0 }, { opacity: 1 }], { duration: 30, id: `of-${secret}` });
    },
  },
  {
    id: 'animation.frames',
    html: DIV,
    during: (root, secret) => {
      find(root, 'div').animate([{ fontFamily: 'serif' }, { fontFamily: `"${secret}"` }], 30);
    },
  },
  {
    id: 'animation.frames-of-pseudo',
    html: DIV,
    during: (root, secret) => {
      find(root, 'div').animate([{ content: '"a"' }, { content: `"${secret}"` }], {
        duration: 30,
        pseudoElement: '::before',
      });
    },
  },
  {
    id: 'animation.frames-later',
    html: DIV,
    during: (root, secret) => {
      const { effect } = find(root, 'div').animate([{ opacity: 0 }, { opacity: 1 }], 30);
      if (effect instanceof KeyframeEffect)
        effect.setKeyframes([{ backgroundImage: `url("/bg.png?a=${secret}")` }]);
    },
  },
];
