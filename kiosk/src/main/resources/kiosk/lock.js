// No way out of the page for the public, as far as a page can see to it; the browser's own policies do the rest.

const KEPT = new Set(['Tab', 'Enter', ' ', 'Escape', 'Backspace', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'a', 'l',
  'MediaPlayPause', 'AudioVolumeMute', 'AudioVolumeUp', 'AudioVolumeDown']);

const stop = (event) => event.preventDefault();

/** Keys that mean nothing to the page mean nothing at all: no F-keys, no shortcuts, no search in the page, no zoom. */
export function isForbiddenKey({ key, ctrlKey, altKey, metaKey }) {
  return ctrlKey || altKey || metaKey || !KEPT.has(key);
}

export function lock() {
  for (const type of ['contextmenu', 'selectstart', 'dragstart', 'dragover', 'drop', 'copy', 'cut', 'paste', 'gesturestart',
    'auxclick', 'beforeprint']) {
    document.addEventListener(type, stop);
  }
  document.addEventListener('wheel', (event) => event.ctrlKey && stop(event), { passive: false });
  document.addEventListener('touchmove', (event) => event.touches.length > 1 && stop(event), { passive: false });
  addEventListener('keydown', (event) => isForbiddenKey(event) && stop(event), { capture: true });
  globalThis.open = () => null;
  globalThis.print = () => {};
  // A gesture back in history finds the page again.
  history.pushState(null, '');
  addEventListener('popstate', () => history.pushState(null, ''));
}
