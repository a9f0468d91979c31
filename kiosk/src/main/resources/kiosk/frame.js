// What stands around every scene: whose kiosk this is, the way so far, the languages, the panel's buttons.

import { byId, el } from '/display-board/shared/dom.js';
import { button } from './button.js';
import { icon } from './icon.js';
import { progressList } from './progress.js';

const LEGEND = { previous: 'up', next: 'down', choose: 'choose', back: 'back', audio: 'sound', language: 'globe' };

/** hasVoice() says whether the page can speak; press(key) does what that button of the panel does. */
export function openFrame(words, { chooseLanguage, hasVoice, press }) {
  // the mark stays with the choice
  byId('legend').addEventListener('mousedown', (event) => event.preventDefault());

  function write({ plan, scene, steps }) {
    document.title = words.t('title');
    byId('branch').textContent = plan?.name ?? '';
    byId('simulated').hidden = !plan?.page.simulated;
    byId('simulated').textContent = words.t('simulated');
    byId('logo').hidden = !plan?.logo;
    if (plan?.logo) byId('logo').src = `/api/logo?of=${plan.logo}`;
    const way = plan && scene.step;
    byId('progress').replaceChildren(...(way ? [progressList(words, steps, scene.step)] : []));
    byId('progress').setAttribute('aria-label', words.t('step.label'));
    byId('languages').setAttribute('aria-label', words.t('languages'));
    byId('languages').replaceChildren(...(scene.name === 'start' ? [] : plan?.languages ?? []).map((language) => button({
      class: 'language',
      lang: language,
      'aria-pressed': String(language === words.language),
      onclick: () => chooseLanguage(language),
    }, words.tIn(language, 'language'))));
    byId('assist').setAttribute('aria-label', words.t('assist'));
    writeLegend(plan?.page.legend ?? 'none');
  }

  /**
   * The panel's buttons lie beside this strip, in the same order; a touch on a name does the same as its button. One that
   * can do nothing has no name, and its place stays.
   */
  function writeLegend(place) {
    document.body.dataset.legend = place;
    const legend = byId('legend');
    legend.hidden = place === 'none';
    legend.setAttribute('aria-label', words.t('legend'));
    legend.replaceChildren(el('ul', {}, ...Object.entries(LEGEND).map(([key, sign]) =>
      el('li', { 'data-key': key }, (key !== 'audio' || hasVoice()) && button({ tabindex: -1, onclick: () => press(key) },
        icon(sign), el('span', {}, words.t(`legend.${key}`)))))));
  }

  /** Said before a number is taken, so that nobody waits at the slot: the printer's trouble, or the kiosk on its own. */
  function writeTrouble({ status, standby, some }) {
    const trouble = byId('trouble');
    const key = status ? `printer.${status}` : standby ? 'standby.heading' : null;
    trouble.hidden = !key;
    trouble.replaceChildren(...(key ? [icon(status ? 'printer-down' : 'away'), el('span', {},
      el('strong', {}, words.t(key), '. '), words.t(status ? 'printer.go-on' : some ? 'standby.some' : 'standby.body'))] : []));
  }

  /** The code by which a technician pairs this kiosk, in small letters: it is no matter of participants. */
  function writePairing(code) {
    const line = byId('pairing');
    line.hidden = !code;
    const [before, after] = words.t('pairing').split('{code}');
    line.replaceChildren(...(code ? [before, el('strong', {}, code), after ?? ''] : []));
  }

  /** Its strip stays as long as the voice is on: if it came and went, a button would move away under the finger. */
  function writeCaption(phrase) {
    const caption = byId('caption');
    caption.lang = phrase?.language ?? words.language;
    caption.replaceChildren(...(phrase ? [icon('sound'), phrase.text] : []));
  }

  return { write, writeTrouble, writePairing, writeCaption };
}
