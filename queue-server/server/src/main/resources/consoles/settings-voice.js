// How loud the boards speak, and when they don't.

import { el } from '/display-board/shared/dom.js';
import { quietTimes, writtenQuiet } from './quiet-times.js';
import { addButton, choiceInput, field, group, tick, timeInput } from './settings-fields.js';

const DAYS = ['', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const USUAL = { volume: 80 };

export function drawVoice(page) {
  const { plan, words } = page;
  const { voice } = plan;
  return group(words.t('settings.voice'),
    el('p.small.soft', { id: 'voice', tabindex: -1 }, words.t('settings.voice.hint')),
    tick('words-voice-own', words.t('settings.voice.own'), Boolean(voice), (own) => {
      page.edit(() => {
        if (own) plan.voice = { ...USUAL };
        else delete plan.voice;
      });
      page.redraw('words-voice-own');
    }),
    voice && volume(page, voice), voice && quiet(page, voice));
}

function volume(page, voice) {
  const { words } = page;
  const text = () => (voice.volume === 0 ? words.t('settings.voice.silent') : `${voice.volume} %`);
  const shown = el('output.number', { for: 'words-volume' }, text());
  return field('words-volume', words.t('settings.voice.volume'), el('input.set-slider', {
    type: 'range', min: 0, max: 100, step: 5, value: voice.volume, oninput: (event) => {
      page.edit(() => { voice.volume = Number(event.target.value); });
      shown.textContent = text();
    },
  }), shown);
}

function quiet(page, voice) {
  const { words } = page;
  const times = quietTimes(voice.quiet);
  const write = () => page.edit(() => {
    if (times.length) voice.quiet = writtenQuiet(times);
    else delete voice.quiet;
  });
  const days = DAYS.map((day) => [day, words.t(day ? `settings.day.${day}` : 'settings.voice.every-day')]);
  return group(words.t('settings.voice.quiet'),
    el('p.small.soft', {}, words.t('settings.voice.quiet.hint')),
    el('ol.set-rows', {}, times.map((time, index) => el('li.set-row', {},
      el('div.set-columns', {},
        field(`words-quiet-${index}-day`, words.t('settings.voice.day'), choiceInput(time.day, days, (day) => { time.day = day; write(); })),
        field(`words-quiet-${index}-from`, words.t('settings.voice.from'), timeInput(time.from, (from) => { time.from = from; write(); })),
        field(`words-quiet-${index}-to`, words.t('settings.voice.to'), timeInput(time.to, (to) => { time.to = to; write(); }))),
      el('button.button', { type: 'button', 'aria-label': words.t('settings.remove.of', { name: words.t('settings.voice.number', { number: index + 1 }) }), onclick: () => {
        times.splice(index, 1);
        write();
        page.redraw('words-quiet-add');
      } }, words.t('settings.remove'))))),
    addButton(page, 'words-quiet-add', 'settings.voice.add', () => {
      times.push({ day: '', from: '12:00', to: '13:00' });
      write();
      page.redraw(`words-quiet-${times.length - 1}-from`);
    }));
}
