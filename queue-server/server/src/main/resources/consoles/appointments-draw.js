// The draw of the day that is looked at: how many have applied, and the supervisor's switch.

import { send } from '/display-board/shared/actions.js';
import { byId, el } from '/display-board/shared/dom.js';
import { ask } from './ask.js';
import { dateAfter, dayWords, momentWords } from './book-words.js';

/** draws: address of the branch's draws; attempt(button, work) runs work for a button, and says what goes wrong. */
export function drawOfDay({ draws, words, page, attempt }) {
  let date = null;
  let known = [];
  let supervisor = false;
  let shown = '';

  async function load() {
    try {
      known = (await send('GET', draws)).draws;
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      return; // what was said last stands; the list of the day says that nobody answers
    }
    render();
  }

  /** Fifteen o'clock of the day before, in the branch's own time. */
  function announce(button) {
    return attempt(button, async () => {
      const until = `${byId('draw-until').value}:00${page.offer.now.slice(-6)}`;
      await send('POST', draws, { date, until });
      await load();
    });
  }

  async function callOff(button) {
    const sure = await ask({
      title: words.t('appointments.draw.off.ask', { day: dayWords(date, words.language) }), detail: words.t('appointments.draw.off.detail'),
      confirm: words.t('appointments.draw.off'), cancel: words.t('appointments.draw.off.no'), danger: true,
    });
    if (!sure) return;
    await attempt(button, async () => {
      await send('DELETE', `${draws}/${date}`);
      await load();
    });
  }

  function parts() {
    if (!date || !page.offer) return [];
    const draw = known.find((each) => each.date === date);
    const link = el('a', { href: `/draws/${encodeURIComponent(page.branch)}` }, words.t('appointments.draw.page'));
    if (draw) {
      return [el('p', {}, words.t(`appointments.draw.${draw.state}`, {
        applicants: draw.applicants, places: draw.places ?? '', moment: momentWords(draw.until, words),
      }), ' ', link), supervisor && draw.state === 'open' && el('button.button', {
        type: 'button', dataset: { does: 'draw-off' }, onclick: (event) => callOff(event.currentTarget),
      }, words.t('appointments.draw.off'))];
    }
    if (!supervisor || date <= page.offer.now.slice(0, 10)) return [];
    return [el('details', {}, el('summary', {}, words.t('appointments.draw.begin')),
      el('form.book-form', { onsubmit: (event) => { event.preventDefault(); announce(byId('draw-announce')); } },
        el('p.small', {}, words.t('appointments.draw.hint')),
        el('label', { for: 'draw-until' }, words.t('appointments.draw.until')),
        el('input.field', { type: 'datetime-local', id: 'draw-until', required: true, max: `${date}T00:00`, value: `${dateAfter(date, -1)}T15:00` }),
        el('button.button.primary', { type: 'submit', id: 'draw-announce' }, words.t('appointments.draw.announce'))))];
  }

  /** Fields that are drawn anew lose what was typed, so that is done only after a change. */
  function render() {
    const next = JSON.stringify([words.language, date, supervisor, known, Boolean(page.offer)]);
    if (next === shown) return;
    shown = next;
    byId('day-draw').replaceChildren(...parts().filter(Boolean));
  }

  return {
    load,
    render,
    look(next) {
      date = next;
      render();
    },
    by(session) {
      supervisor = Boolean(session?.roles.includes('supervisor'));
      render();
    },
  };
}
