// Who is put forward by law, asked with tact: only after the participant said so, and without proof.

import { button, el } from './dom.js';
import { countdown } from './countdown.js';
import { nameOf } from './scenes.js';

const IDLE = 40;

export function priorityScene(words, plan, { take, back }) {
  let chosen = null;
  const timer = countdown(words, IDLE, back);
  const element = el('section', { class: 'priorities' });

  function speak() {
    element.replaceChildren(...(chosen ? services() : reasons()), foot());
    timer.render();
  }

  function reasons() {
    return [
      el('h1', {}, words.text('priority.heading')),
      el('p', { class: 'lead' }, words.text('priority.body')),
      el('div', { class: 'reasons' }, ...plan.priorities.filter((name) => name !== 'none').map((name) => button(
        { class: 'reason', 'data-priority': name, onclick: () => choose(name) }, words.text(`priority.${name}`)))),
    ];
  }

  function services() {
    return [
      el('h1', {}, words.text('choose')),
      el('p', { class: 'lead' }, words.text('priority.chosen', words.text(`priority.${chosen}`))),
      el('div', { class: 'tiles', 'data-count': String(plan.services.length) }, ...plan.services.map((service) => button(
        { class: 'tile', 'data-service': service.id, onclick: () => take(service.id, chosen) },
        el('span', { class: 'letter', 'aria-hidden': 'true' }, service.letter),
        el('span', { class: 'name' }, nameOf(service, words.language()))))),
    ];
  }

  function foot() {
    return el('div', { class: 'foot' }, button({ class: 'second', onclick: chosen ? () => choose(null) : back },
      words.text('back')), timer.element);
  }

  function choose(name) {
    chosen = name;
    timer.restart();
    speak();
  }

  speak();
  return { element, speak, leave: () => timer.stop() };
}
