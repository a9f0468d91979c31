// Lets people choose the colours of this device, for whoever sits before it for eight hours.

import { el } from './dom.js';
import { chooseTheme, currentTheme, THEMES } from './theme.js';

/** Fills a place with the choice; words must have theme.* */
export function themePicker(place, words) {
  const select = el('select.field.theme-picker', { onchange: () => chooseTheme(select.value) });
  function render() {
    select.setAttribute('aria-label', words.t('theme.label'));
    select.replaceChildren(...['', ...THEMES].map((theme) =>
      el('option', { value: theme, selected: theme === currentTheme() }, words.t(`theme.${theme || 'device'}`))));
  }
  words.onChange(render);
  render();
  place.replaceChildren(select);
}
