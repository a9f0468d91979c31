// One large tile for each service.

import { el } from '/display-board/shared/dom.js';
import { serviceTile } from './tiles.js';

function ownText(plan, words) {
  const text = plan.text?.[words.language];
  return text && el('p', { class: 'own-text' }, text);
}

/** usedUp() lists the services that have no numbers left while the server is away; choose gets them too, to say why. waits() are those of now. */
export function servicesScene(tools, plan, { choose, usedUp, waits, back }) {
  const { words, phrases } = tools;
  const build = () => el('section', { class: 'services' },
    el('h1', {}, words.t('choose')),
    ownText(plan, words),
    el('div', { class: 'tiles', 'data-count': String(plan.services.length) },
      ...plan.services.map((service) => serviceTile(tools, service, { choose, waits, usedUp: usedUp() }))));
  return { name: 'services', step: 'service', build, back, say: () => [phrases.text('choose')] };
}
