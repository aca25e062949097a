// The whole window for the replay. The document goes full screen, not a part of it: menus and tooltips lie beside the
// page and would be left behind.
import { useCallback, useEffect, useState } from 'react';

/** Is the document full screen, and the way in and out. */
export function useFullScreen(): { readonly isFull: boolean; readonly toggle: () => void } {
  const [isFull, setFull] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    const look = () => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', look);
    return () => {
      document.removeEventListener('fullscreenchange', look);
      if (document.fullscreenElement !== null) void document.exitFullscreen();
    };
  }, []);
  const toggle = useCallback(() => {
    const done =
      document.fullscreenElement === null
        ? document.documentElement.requestFullscreen()
        : document.exitFullscreen();
    // A browser may say no; the page then stays as it is.
    done.catch(() => undefined);
  }, []);
  return { isFull, toggle };
}
