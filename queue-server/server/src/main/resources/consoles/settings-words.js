// The branch's own words on slip, board and kiosk, as they will look; its logo and the boards' voice.

import { el, setText } from '/display-board/shared/dom.js';
import { group, inLanguages } from './settings-fields.js';
import { drawLogo, logoAddress } from './settings-logo.js';
import { drawVoice } from './settings-voice.js';

const PLACES = ['slip-top', 'slip-foot', 'board', 'kiosk'];
const LONGEST = 120;

export function drawWords(page) {
  const { plan, words } = page;
  const preview = el('div');
  const show = () => preview.replaceChildren(slip(page), screen(page, 'board'), screen(page, 'kiosk'));
  show();
  const places = PLACES.map((place) => group(words.t(`settings.words.${place}`),
    el('div.set-columns', {}, inLanguages(page, `words-${place}`, words.t('settings.words.text'), plan.texts?.[place], (texts) => {
      page.edit(() => write(plan, place, texts));
      show();
    }, { long: true, max: LONGEST, hint: words.t(`settings.words.${place}.hint`) }))));
  return [
    el('div.set-preview-beside', {}, el('div.set-stack', {}, places, drawLogo(page)), el('section.set-preview', { 'aria-label': words.t('settings.words.preview') },
      el('p.small.strong', {}, words.t('settings.words.preview')), preview)),
    drawVoice(page),
  ];
}

function write(plan, place, texts) {
  const all = { ...plan.texts };
  if (texts) all[place] = texts;
  else delete all[place];
  const order = PLACES.filter((each) => all[each]);
  if (order.length) plan.texts = Object.fromEntries(order.map((each) => [each, all[each]]));
  else delete plan.texts;
}

function lines(page, place) {
  return page.plan.languages.map((language) => page.plan.texts?.[place]?.[language] && el('p', { lang: language }, page.plan.texts[place][language]));
}

/** Roughly the slip of the first service: black on white, whatever the theme. */
function slip(page) {
  const { plan, words } = page;
  const [service] = plan.services;
  const address = logoAddress(page);
  return el('figure.set-slip', {}, el('figcaption.small', {}, words.t('settings.words.on-slip')),
    el('div.set-paper', {}, address && el('img', { src: address, alt: words.t('settings.logo') }), el('strong', {}, plan.name), lines(page, 'slip-top'),
      el('p.set-slip-number', {}, `${service?.letter || 'A'}001`), el('p', {}, words.name(service?.names)), lines(page, 'slip-foot')));
}

function screen(page, place) {
  const { words } = page;
  const texts = lines(page, place).filter(Boolean);
  const none = el('p.soft');
  setText(none, words.t('settings.words.none'));
  return el('figure', {}, el('figcaption.small', {}, words.t(`settings.words.on-${place}`)), el(`div.set-screen.${place}`, {}, texts.length ? texts : none));
}
