// The simple scenes: a message, the services, the moment of waiting.

import { button, el } from './dom.js';
import { countdown } from './countdown.js';

/** A heading with a word of explanation; with {@code back} or {@code again} also a way out. */
export function messageScene(words, key, extra = '', { again, back, waits } = {}) {
  const heading = el('h1');
  const body = el('p');
  const more = el('p', { class: 'extra' }, extra);
  const timer = waits && countdown(words, waits, back);
  const againButton = again && button({ class: 'main', onclick: again });
  const backButton = back && button({ class: again ? 'second' : 'main', onclick: back });
  function speak() {
    heading.textContent = words.text(`${key}.heading`);
    body.textContent = words.text(`${key}.body`);
    if (againButton) againButton.textContent = words.text('tryAgain');
    if (backButton) backButton.textContent = words.text('back');
    timer?.render();
  }
  speak();
  const actions = againButton || backButton ? el('div', { class: 'actions' }, againButton, backButton) : null;
  const element = el('section', { class: 'message', 'data-message': key },
    el('span', { class: 'sign', 'aria-hidden': 'true' }), heading, body, more, actions, timer?.element);
  return { element, speak, leave: () => timer?.stop() };
}

export function workingScene(words) {
  return messageScene(words, 'working');
}

/** One large tile for each service; the way to priority below, for those who look for it. */
export function servicesScene(words, plan, { take, priority, offline, offers = [], printOffer }) {
  const tiles = plan.services.map((service) => button(
    { class: 'tile', 'data-service': service.id, onclick: () => take(service.id) },
    el('span', { class: 'letter', 'aria-hidden': 'true' }, service.letter),
    el('span', { class: 'name' }, nameOf(service, words.language())),
  ));
  const hasPriorities = plan.priorities.some((name) => name !== 'none');
  const first = hasPriorities && button({ class: 'priority', onclick: priority }, words.text('needPriority'));
  const element = el('section', { class: 'services' },
    offline ? el('p', { class: 'offline', role: 'note' }, words.text('offline')) : null,
    ...offers.slice(0, 3).map((offer) => el('div', { class: 'offer', role: 'alert' },
      el('p', {}, words.text('offer', offer.ticket)),
      button({ class: 'second', onclick: () => printOffer(offer) }, words.text('offerPrint')))),
    el('h1', {}, words.text('choose')),
    el('div', { class: 'tiles', 'data-count': String(tiles.length) }, ...tiles),
    first || null);
  return { element };
}

export function nameOf(service, language) {
  return service.names[language] ?? Object.values(service.names)[0] ?? service.id;
}
