// The colours of a page: light, dark or contrast as somebody chose for this device, else as the device itself prefers.
// ?theme=… in the address wins: a board has nobody who could choose.

const REMEMBERED = 'bilik.theme';

/** The themes that can be chosen. */
export const THEMES = ['light', 'dark', 'contrast'];

/** Chooses a theme for this device, or none: then the device's own preference holds. */
export function chooseTheme(theme) {
  show(theme);
  try {
    if (THEMES.includes(theme)) localStorage.setItem(REMEMBERED, theme);
    else localStorage.removeItem(REMEMBERED);
  } catch {
    // A browser that remembers nothing shows it until it is closed.
  }
}

/** The theme in force; the empty string where the device decides. */
export function currentTheme() {
  return document.documentElement.dataset.theme ?? '';
}

function show(theme) {
  if (THEMES.includes(theme)) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

function remembered() {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}

const wanted = new URLSearchParams(location.search).get('theme') ?? (currentTheme() || remembered());
if (THEMES.includes(wanted)) show(wanted);
