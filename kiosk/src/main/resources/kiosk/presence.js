// Whether somebody is still there: how long each scene waits for its person, and what is seen and heard of that.

import { byId } from '/display-board/shared/dom.js';
import { openPatience } from './patience.js';
import { openWarning } from './warning.js';

const LISTENING = 60; // seconds that a number stays at least for somebody who hears it
const SPOKEN_LEFT = 10; // the countdown is spoken when it begins, and then

/** scene() gives the scene that is played; over() is called when nobody is there any more. */
export function openPresence(tools, { feed, help, scene, over }) {
  const { words, phrases } = tools;
  const warning = openWarning(tools, { stay, leave: over });
  const patience = openPatience({ tick: show, over });

  /** Seconds of quiet and of warning; null for a scene that waits for ever. A resting scene has begun once it was changed. */
  function waitOf({ name, resting, begun, sure, unlikely }) {
    const { idleSeconds, warningSeconds, ticketSeconds, unprintedSeconds } = feed.page;
    if (name === 'working' || name === 'loading') return null;
    if (name === 'ticket') {
      const usual = !sure() ? unprintedSeconds : unlikely() ? 2 * ticketSeconds : ticketSeconds;
      const all = help.isListening() ? Math.max(LISTENING, usual) : usual;
      return { quiet: Math.max(0, all - warningSeconds), warning: Math.min(all, warningSeconds) };
    }
    if (name === 'scanned') return { quiet: help.isListening() ? LISTENING : ticketSeconds, warning: 0 };
    return resting && !begun?.() && !help.isUsed() ? null : { quiet: idleSeconds, warning: warningSeconds };
  }

  function show(state) {
    const { warningSeconds } = feed.page;
    const isTicket = scene().name === 'ticket';
    if (isTicket) showCountdown(state);
    else if (state?.warning) warning.show(state.left, warningSeconds);
    else warning.hide();
    if (state?.warning && (state.left === warningSeconds - 1 || state.left === SPOKEN_LEFT)) {
      help.say([!isTicket && phrases.text('warn.heading'), phrases.text('say.left', { seconds: state.left }),
        phrases.text('say.stay')].filter(Boolean), { keep: false });
    }
  }

  function showCountdown(state) {
    warning.hide();
    const countdown = byId('ways').querySelector('.countdown');
    if (!countdown || !state) return;
    countdown.querySelector('.left').textContent = words.t('backIn', { seconds: state.left });
    countdown.style.setProperty('--part', String(state.left / state.all));
  }

  function stay() {
    warning.hide();
    patience.alive();
    help.speakScene();
  }

  return {
    /** Another scene, or the same one afresh: its whole time begins. */
    begin: () => patience.begin(waitOf(scene())),
    stay,
    /** A touch or a press; under the warning only its own buttons count. */
    alive: () => !warning.isOpen() && patience.alive(),
    hold: patience.hold,
    isAsking: warning.isOpen,
    hideWarning: warning.hide,
  };
}
