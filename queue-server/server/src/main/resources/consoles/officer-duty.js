// Above the tiles: who is on duty, for how many participants at once, a pause and how it stands, and how visits are called.

import { byId, el, setText } from '/display-board/shared/dom.js';
import { officerOnDuty } from './officer-name.js';
import { minutesLate, returnWords } from './pause.js';

/** Shows the duty of a group's view. */
export function renderDuty(view, { words, clock }) {
  const { duty } = view;
  byId('sign-on').hidden = Boolean(duty);
  byId('duty').hidden = byId('pause').hidden = byId('sign-off').hidden = byId('load').hidden = !duty;
  setText(byId('duty'), officerOnDuty(duty, words));
  // whoever is signed in is mostly the one on duty, and no name stands there twice
  const signedIn = document.querySelector('.signed-in-name');
  if (signedIn) signedIn.hidden = Boolean(duty) && signedIn.textContent === byId('duty').textContent;
  setText(byId('pause').firstElementChild, words.t(duty?.paused ? 'officer.resume' : 'officer.pause'));
  byId('pause').classList.toggle('primary', Boolean(duty?.paused));
  byId('paused').hidden = !duty?.paused;
  tickPause(view, { words, clock });
  const dots = Math.max(view.concurrency, view.load);
  byId('dots').replaceChildren(...Array.from({ length: dots }, (_, index) =>
    el(`span.dot${index < view.load ? '.taken' : ''}${index >= view.concurrency ? '.over' : ''}`)));
  setText(byId('load-words'), words.t('officer.load.of', { load: view.load, concurrency: view.concurrency }));
  for (const segment of document.querySelectorAll('[data-mode]')) {
    segment.setAttribute('aria-pressed', String(segment.dataset.mode === view.mode));
  }
}

/** Brings the words on a pause up to the second. */
export function tickPause({ duty }, { words, clock }) {
  const paused = duty?.paused;
  if (!paused) return;
  byId('paused').classList.toggle('late', minutesLate(paused, clock) > 0);
  setText(byId('paused-words'), [words.t('officer.paused', { time: clock.time(words.language, paused.since) }),
    paused.reason, returnWords(paused, { words, clock })].filter(Boolean).join(' · '));
}
