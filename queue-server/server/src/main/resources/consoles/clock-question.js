// What is asked where the machine's clock jumped: which time is right.

import { problemWords, send, whileBusy } from '/display-board/shared/actions.js';
import { api, byId, setText } from '/display-board/shared/dom.js';
import { dateAndTime } from './alarms.js';

/** Keeps the question; answered is called when the server has taken an answer. */
export function clockQuestion(branch, words, notice, answered) {
  const box = byId('clock');
  const buttons = { right: byId('clock-right'), wrong: byId('clock-wrong') };
  for (const [machine, button] of Object.entries(buttons)) {
    button.addEventListener('click', () => whileBusy(button, async () => {
      try {
        await send('POST', `${api('branches', branch)}/clock`, { machine });
        await answered();
      } catch (problem) {
        notice(problemWords(problem, words));
      }
    }));
  }
  return {
    /** Shows what is asked, or nothing where both times agree. */
    render(clock) {
      box.hidden = !clock;
      if (!clock) return;
      setText(byId('clock-branch'), dateAndTime(clock.now, words));
      setText(byId('clock-machine'), dateAndTime(clock.machine, words));
      setText(byId('clock-next'), words.t(`technician.clock-next.${clock.answer ?? 'asked'}`));
      for (const [machine, button] of Object.entries(buttons)) button.setAttribute('aria-pressed', String(clock.answer === machine));
    },
  };
}
