// A booth group on the staff page: who is on duty, how much of the officer is taken, and the capacity to change.

import { el, reconcile, setText } from '/display-board/shared/dom.js';
import { openStage } from './booth-actions.js';
import { toggled } from './capacity.js';
import { groupName } from './group-name.js';
import { officerOnDuty } from './officer-name.js';
import { minutesLate, returnWords } from './pause.js';

const MOST_AT_ONCE = 6;

/** Makes the panel of a group; actions: {capacity(view, change), pause(view, button), mode(view, mode, button)}. */
export function createGroup(actions) {
  const parts = {
    name: el('h3'),
    officer: el('p'),
    state: el('span.badge'),
    bar: el('div.load-bar', { 'aria-hidden': 'true' }),
    load: el('p.small.soft.number'),
    less: el('button.button', { type: 'button' }, '−'),
    slider: el('input', { type: 'range', min: 1, max: MOST_AT_ONCE, step: 1 }),
    concurrency: el('output'),
    more: el('button.button', { type: 'button' }, '+'),
    concurrencyName: el('span.small'),
    pause: el('button.button', { type: 'button' }),
    automatic: el('button.segment', { type: 'button' }),
    manual: el('button.segment', { type: 'button' }),
    booths: el('div.booth-switches'),
  };
  parts.modes = el('div.segments', { role: 'group' }, parts.automatic, parts.manual);
  parts.stepper = el('div.stepper', { role: 'group' }, parts.concurrencyName, parts.less, parts.slider, parts.more, parts.concurrency);
  const panel = el('article.panel.group', {},
    el('header.group-head', {}, parts.name, parts.officer, parts.state),
    el('div.load', {}, parts.bar, parts.load),
    parts.booths,
    el('div.group-controls', {}, parts.stepper, parts.modes, parts.pause));
  panel.parts = parts;
  const step = (by) => actions.capacity(panel.view, ({ concurrency }) => ({
    concurrency: Math.min(MOST_AT_ONCE, Math.max(1, concurrency + by)),
  }));
  parts.less.addEventListener('click', () => step(-1));
  parts.more.addEventListener('click', () => step(1));
  // told while it is drawn, sent when it is let go
  parts.slider.addEventListener('input', () => setText(parts.concurrency, parts.slider.value));
  parts.slider.addEventListener('change', () => actions.capacity(panel.view, () => ({ concurrency: Number(parts.slider.value) })));
  parts.pause.addEventListener('click', () => actions.pause(panel.view, parts.pause));
  parts.automatic.addEventListener('click', () => actions.mode(panel.view, 'automatic', parts.automatic));
  parts.manual.addEventListener('click', () => actions.mode(panel.view, 'manual', parts.manual));
  panel.onToggle = (booth) => actions.capacity(panel.view, ({ openBooths }) => ({ openBooths: toggled(openBooths, booth) }));
  return panel;
}

/** What the clock alone changes: whether an announced return is late. */
export function tickGroup({ parts, view }, { words, clock }) {
  const paused = view.duty?.paused;
  parts.state.classList.toggle('alarm', minutesLate(paused, clock) > 0);
  setText(parts.state, [words.t('staff.paused'), paused?.reason, returnWords(paused, { words, clock })].filter(Boolean).join(' · '));
}

export function updateGroup(panel, view, { words, clock, wanted, asked }) {
  const { parts } = panel;
  panel.view = view;
  panel.dataset.group = view.group;
  setText(parts.name, groupName(view, words));
  setText(parts.officer, officerOnDuty(view.duty, words) ?? words.t('staff.nobody'));
  parts.officer.classList.toggle('soft', !view.duty);
  parts.state.hidden = !view.duty?.paused;
  parts.state.classList.add('warn');
  tickGroup(panel, { words, clock });
  renderLoad(parts, view, words);
  renderControls(parts, view, { words, wanted, asked });
  renderBooths(panel, view, { words, wanted });
}

function renderLoad(parts, view, words) {
  const places = Math.max(view.concurrency, view.load);
  parts.bar.replaceChildren(...Array.from({ length: places }, (_, index) =>
    el(`span.load-part${index >= view.concurrency ? '.over' : index < view.load ? '.taken' : ''}`)));
  setText(parts.load, words.t('staff.load', { load: view.load, concurrency: view.concurrency }));
}

function renderControls(parts, view, { words, wanted, asked }) {
  setText(parts.concurrencyName, words.t('staff.concurrency'));
  parts.stepper.setAttribute('aria-label', words.t('staff.concurrency'));
  parts.less.setAttribute('aria-label', words.t('staff.less'));
  parts.more.setAttribute('aria-label', words.t('staff.more'));
  parts.less.disabled = wanted.concurrency <= 1;
  parts.more.disabled = wanted.concurrency >= MOST_AT_ONCE;
  parts.slider.setAttribute('aria-label', words.t('staff.concurrency'));
  if (!parts.slider.matches(':active')) {
    parts.slider.value = wanted.concurrency;
    setText(parts.concurrency, wanted.concurrency);
  }
  parts.concurrency.classList.toggle('asked', asked && wanted.concurrency !== view.concurrency);
  parts.modes.setAttribute('aria-label', words.t('officer.mode'));
  for (const mode of ['automatic', 'manual']) {
    setText(parts[mode], words.t(`mode.${mode}`));
    parts[mode].setAttribute('aria-pressed', String(view.mode === mode));
  }
  parts.pause.hidden = !view.duty;
  parts.pause.classList.toggle('primary', Boolean(view.duty?.paused));
  setText(parts.pause, words.t(view.duty?.paused ? 'staff.resume' : 'staff.pause'));
}

function renderBooths(panel, view, { words, wanted }) {
  reconcile(panel.parts.booths, view.booths, {
    key: (booth) => booth.booth,
    create: (booth) => el('button.booth-switch', {
      type: 'button', role: 'switch', dataset: { booth: booth.booth }, onclick: () => panel.onToggle(booth.booth),
    }, el('span.name'), el('span.knob', { 'aria-hidden': 'true' }), el('span.badge')),
    update(button, booth) {
      const [name, , badge] = button.children;
      button.setAttribute('aria-checked', String(wanted.openBooths.includes(booth.booth)));
      button.setAttribute('aria-label', words.t('staff.booth.open', { booth: booth.booth }));
      setText(name, `${words.t('booth')} ${booth.booth}`);
      const stage = booth.stage ?? (booth.status === 'open' ? openStage(Boolean(view.duty)) : booth.status);
      badge.dataset.stage = booth.status === 'draining' ? 'draining' : stage;
      const parts = [booth.ticket, words.t(`stage.${stage}`)];
      if (booth.stage && booth.status === 'draining') parts.push(words.t('stage.draining'));
      setText(badge, parts.filter(Boolean).join(' · '));
    },
  });
}
