// Says on the page that it can't reach the server, and how old what it shows is. Silence would be a lie: a board that
// looks alive and is not sends people to the wrong booth.

import { stopwatch } from './clock.js';

/**
 * Takes the states of live.js. Shows a strip at the edge of the page while it is not live, and marks the page itself
 * (data-live on the root element) so that it can show its last good state as old.
 */
export function connectionStrip(strip, words, { bothLanguages = false } = {}) {
  let state = { state: 'connecting' };
  const message = document.createElement('span');
  const age = document.createElement('span');
  age.className = 'strip-age';
  // The age steps every second: only the message is read out, and only when it changes.
  age.setAttribute('aria-hidden', 'true');
  message.setAttribute('role', 'status');
  strip.replaceChildren(message, age);

  function languages() {
    return bothLanguages ? [words.language, words.other] : [words.language];
  }

  function say(key, values) {
    return languages().map((language) => words.tIn(language, key, values)).join(' / ');
  }

  function render() {
    document.documentElement.dataset.live = state.state;
    strip.hidden = state.state === 'live';
    if (strip.hidden) return;
    const text = say(state.state === 'lost' && navigator.onLine === false ? 'live.offline' : `live.${state.state}`);
    if (message.textContent !== text) message.textContent = text;
    const seconds = Math.max(0, Math.floor((Date.now() - state.since) / 1000));
    age.textContent = state.state === 'lost' ? say('live.age', { age: stopwatch(seconds) }) : '';
  }

  setInterval(render, 1000);
  words.onChange(render);
  render();
  return (next) => {
    state = next;
    render();
  };
}
