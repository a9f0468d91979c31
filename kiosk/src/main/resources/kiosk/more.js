// Large text may need more than the screen: then a large button shows that there is more.

import { byId } from '/display-board/shared/dom.js';
import { icon } from './icon.js';

export function openMore(words) {
  const stage = byId('stage');
  const more = byId('more');
  const growth = new ResizeObserver(look); // as when the letters come in after the words

  more.addEventListener('click', () => stage.scrollBy({ top: stage.clientHeight * 0.8, behavior: 'smooth' }));
  stage.addEventListener('scroll', look);
  addEventListener('resize', look);

  function look() {
    more.hidden = stage.scrollHeight - stage.clientHeight - stage.scrollTop < 8;
    if (!more.hidden) more.replaceChildren(icon('down'), words.t('more'), icon('down'));
  }

  return {
    /** Looks now, and whenever what is on the stage grows. */
    watch(built) {
      growth.disconnect();
      growth.observe(built);
      look();
    },
  };
}
