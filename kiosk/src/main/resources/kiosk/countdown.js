// Back to the start by itself, in plain sight, and with a way to stay.

import { button, el } from './dom.js';

/** A bar that counts {@code seconds} down and then calls {@code done}; {@code stop()} ends it. */
export function countdown(words, seconds, done) {
  let left = seconds;
  const text = el('span', { class: 'left' });
  const bar = el('span', { class: 'bar', 'aria-hidden': 'true' });
  const stay = button({ class: 'quiet', onclick: restart });
  const element = el('div', { class: 'countdown' }, el('div', { class: 'track' }, bar), text, stay);
  const timer = setInterval(() => {
    left -= 1;
    render();
    if (left <= 0) {
      stop();
      done();
    }
  }, 1000);

  function restart() {
    left = seconds;
    render();
  }

  function render() {
    text.textContent = words.text('backIn', Math.max(0, left));
    stay.textContent = words.text('stay');
    bar.style.setProperty('--part', String(left / seconds));
  }

  function stop() {
    clearInterval(timer);
  }

  render();
  return { element, stop, restart, render };
}
