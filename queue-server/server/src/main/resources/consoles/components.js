// Every component of the pages in every state: to design with, and for the checks of contrast and size to look at. It is
// made by the same modules and styles that the pages use, so it can't show what they do not.

import { branchClock } from '/display-board/shared/clock.js';
import { byId, el } from '/display-board/shared/dom.js';
import { languageToggle, openWords, writeWords } from '/display-board/shared/i18n.js';
import { themePicker } from '/display-board/shared/theme-picker.js';
import { createTile, updateTile } from './officer-tile.js';

/** Grounds with the ink that is meant for each. */
const COLOURS = [
  ['page', 'ink'], ['page', 'ink-soft'], ['surface', 'ink'], ['surface', 'ink-soft'], ['surface-sunk', 'ink'],
  ['surface-sunk', 'ink-soft'], ['surface', 'action'], ['action', 'on-action'], ['action-hover', 'on-action'],
  ['action-soft', 'ink'], ['action-soft', 'action'], ['called', 'on-called'], ['called-soft', 'called-ink'],
  ['officer', 'on-officer'], ['officer-soft', 'officer-ink'], ['self', 'on-self'], ['self-soft', 'self-ink'],
  ['free-soft', 'free-ink'], ['closed-soft', 'closed-ink'], ['warn', 'on-called'], ['warn-soft', 'warn-ink'],
  ['danger', 'on-danger'], ['danger-soft', 'danger-ink'], ['surface', 'danger-ink'],
];
const SIZES = ['size-small', 'size-text', 'size-large', 'size-title', 'size-number'];
const GAPS = ['gap-hair', 'gap-small', 'gap', 'gap-large', 'gap-huge'];
const STAGES = ['called', 'serving', 'needs-officer', 'with-officer', 'self-working', 'free', 'draining', 'closed'];
const NOW = Date.parse('2026-11-22T10:42:00+07:00');

const words = await openWords(['/display-board/shared/i18n', '/consoles/i18n'], { languages: ['id', 'en'] });
const clock = branchClock();

function specimen(key, ...content) {
  const id = `part-${key}`;
  return el('section.specimen.panel', { 'aria-labelledby': id }, el('h2', { id }, words.t(`components.${key}`)), content.flat());
}

function colours() {
  return el('div.swatches', {}, COLOURS.map(([ground, ink]) => {
    const swatch = el('p.swatch', {}, el('strong', {}, `--${ground}`), el('span.small', {}, `--${ink}`));
    swatch.style.background = `var(--${ground})`;
    swatch.style.color = `var(--${ink})`;
    return swatch;
  }));
}

function type() {
  return SIZES.map((size) => {
    const line = el('p', {}, `A012 ${words.t('booth')} 3 · --${size}`);
    line.style.fontSize = `var(--${size})`;
    return line;
  });
}

function spacing() {
  return GAPS.map((gap) => {
    const bar = el('div.gap-bar', { 'aria-hidden': 'true' });
    bar.style.inlineSize = `var(--${gap})`;
    return el('div.specimen-row', {}, bar, el('code', {}, `--${gap}`));
  });
}

function buttons() {
  const kinds = ['button', 'button.primary', 'button.danger', 'button.danger.primary', 'button.quiet'];
  const row = (text, properties) => el('div.specimen-row', {},
    kinds.map((kind) => el(`button.${kind}`, { type: 'button', ...properties }, words.t(text))));
  return [
    row('components.button'),
    row('components.disabled', { disabled: true }),
    row('components.busy', { 'aria-busy': 'true' }),
    el('div.specimen-row', {},
      el('button.button', { type: 'button' }, el('span', {}, words.t('action.recall')), el('kbd', {}, 'R')),
      el('a.button', { href: '#part-buttons' }, words.t('components.link')),
      el('div.segments', { role: 'group', 'aria-label': words.t('officer.mode') },
        el('button.segment', { type: 'button', 'aria-pressed': 'true' }, words.t('mode.automatic')),
        el('button.segment', { type: 'button', 'aria-pressed': 'false' }, words.t('mode.manual')),
        el('button.segment', { type: 'button', 'aria-pressed': 'false', 'aria-busy': 'true' }, words.t('components.busy')))),
  ];
}

function fields() {
  const labelled = (field) => el('label.specimen', {}, el('span.small', {}, words.t('components.field')), field);
  return [
    labelled(el('input.field', { value: 'Sari' })),
    labelled(el('input.field', { value: 'Sari', disabled: true })),
    labelled(el('textarea.field', { rows: 2 }, words.t('board.none'))),
    labelled(el('select.field', {}, el('option', {}, words.t('stage.free')))),
    el('div.specimen-row', {}, [true, false].map((checked) => el('label.choice', {},
      el('input', { type: 'radio', name: 'choice', checked }), words.t(checked ? 'mode.automatic' : 'mode.manual'),
      el('kbd', {}, checked ? '1' : '2')))),
  ];
}

function badges() {
  return [
    el('div.specimen-row', {}, STAGES.map((stage) => el('span.badge', { dataset: { stage } }, words.t(`stage.${stage}`))),
      el('span.badge.warn', {}, words.t('priority.elderly')), el('span.badge.good', {}, words.t('stage.free'))),
    el('div.specimen-row', {}, el('span.dots', { 'aria-hidden': 'true' }, el('span.dot.taken'), el('span.dot.taken'), el('span.dot'),
      el('span.dot.over')), el('span.count.number', {}, '12')),
  ];
}

function telling() {
  return [
    el('div.strip', {}, el('span', {}, words.t('live.lost')), el('span.strip-age', {}, words.t('live.age', { age: '0:42' }))),
    el('div.strip', {}, words.t('live.offline')),
    el('div.strip', {}, words.t('live.refused')),
    el('div.notices', {},
      el('div.notice', {}, el('p', {}, words.t('refusal.NoRoom')), close()),
      el('div.notice.calm', {}, el('p', {}, words.t('booth.told')), close())),
  ];
}

function close() {
  return el('button.button', { type: 'button' }, words.t('notice.close'));
}

function dialog() {
  return el('dialog', { open: true, 'aria-label': words.t('components.dialog') },
    el('form', { method: 'dialog', onsubmit: (event) => event.preventDefault() },
      el('h3', {}, words.t('components.dialog')),
      el('label.choice', {}, el('input', { type: 'radio', name: 'dialog', checked: true }), words.t('mode.manual'), el('kbd', {}, '1')),
      el('div.dialog-buttons', {},
        el('button.button', { type: 'button' }, words.t('notice.close')),
        el('button.button.primary', {}, words.t('components.button')))));
}

/** The officer's tile with an imagined visit in each of its stages. */
function tiles() {
  clock.set(new Date(NOW).toISOString());
  const ago = (seconds) => new Date(NOW - seconds * 1000).toISOString();
  const visit = (stage, more = {}) => ({
    ticket: 'A012', service: 'jht', names: { id: 'Klaim JHT (Jaminan Hari Tua)', en: 'JHT claim (old-age savings)' },
    priority: 'none', stage, issuedAt: ago(2400), calledAt: ago(300), lastCalledAt: ago(40), recalls: 0,
    reason: 'FIRST_COME', explanation: '', targetSeconds: 480,
    documents: ['kpj', 'ktp'].map((id) => ({ id, text: { id }, required: true, ticked: id === 'kpj' })), ...more,
  });
  const at = (booth, more) => ({ booth, status: 'open', ...more });
  const booths = [
    at('1', { visit: visit('called', { noShowAt: new Date(NOW + 260_000).toISOString() }) }),
    at('2', { visit: visit('called', { recalls: 2, priority: 'pregnant', noShowAt: new Date(NOW + 60_000).toISOString() }) }),
    at('3', { visit: visit('serving', { attention: 'needs-officer', attentionSince: ago(75), arrivedAt: ago(240) }) }),
    at('4', { visit: visit('serving', { attention: 'with-officer', attentionSince: ago(15), arrivedAt: ago(900) }) }),
    at('5', { visit: visit('serving', { attention: 'self-working', attentionSince: ago(130), arrivedAt: ago(200) }) }),
    at('6', { status: 'draining', visit: visit('serving', { attention: 'self-working', arrivedAt: ago(200) }) }),
    at('7'), at('8', { status: 'closed' }),
  ];
  return el('div.tiles', {}, booths.map((booth, index) => {
    const tile = createTile({ onSelect: () => {}, onAction: () => {} });
    updateTile(tile, booth, { words, clock, key: index + 1, selected: index === 0 });
    return tile;
  }));
}

function render() {
  writeWords(words);
  byId('parts').replaceChildren(
    specimen('colours', colours()), specimen('type', type()), specimen('spacing', spacing()),
    specimen('buttons', buttons()), specimen('fields', fields()), specimen('badges', badges()),
    specimen('telling', telling()), specimen('dialog', dialog()), specimen('tiles', tiles()));
}

languageToggle(byId('language'), words);
themePicker(byId('theme'), words);
words.onChange(render);
render();
document.documentElement.dataset.ready = 'yes';
