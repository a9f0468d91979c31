import { randomUuid } from '/display-board/shared/actions.js';
import { branchClock } from '/display-board/shared/clock.js';
import { boothActions, tileActions, tileStage } from '/consoles/booth-actions.js';
import { capacityDesk, toggled } from '/consoles/capacity.js';
import { enoughFrom, followState } from '/consoles/follow-state.js';
import { showFace } from '/consoles/officer-faces.js';
import { boothKeys } from '/consoles/officer-keys.js';
import { replacements } from '/consoles/officer-replaced.js';
import { createTile, updateTile } from '/consoles/officer-tile.js';
import { shortcuts, USUAL } from '/consoles/officer-shortcuts.js';
import { pace, urgency } from '/consoles/officer-timers.js';
import { figureGroups } from '/consoles/staff-figures.js';
import { equal, eventually, pause, test } from './harness.js';

const STAGES = [
  { stage: 'called' }, { stage: 'serving', attention: 'needs-officer' }, { stage: 'serving', attention: 'self-working' },
  { stage: 'serving', attention: 'with-officer' },
];

test('each stage has its actions, and no two of them share a key', () => {
  equal(STAGES.map((visit) => boothActions(visit).map(({ name }) => name)), [
    ['arrive', 'recall', 'no-show'],
    ['attend', 'complete', 'outcome', 'self-working', 'hold', 'transfer'],
    ['attend', 'complete', 'outcome', 'needs-officer', 'hold', 'transfer'],
    ['complete', 'outcome', 'self-working', 'needs-officer', 'hold', 'transfer'],
  ]);
  for (const visit of STAGES) {
    const keys = boothActions(visit).map(({ key }) => key);
    equal(new Set(keys).size, keys.length);
    equal(keys.filter((key) => /[NPDMBGLKVI?\d]/.test(key)), []);
  }
});

test('what emptied a booth can be undone until its time is over', () => {
  const booth = { status: 'open', last: { ticket: 'A017', undoUntil: '2026-11-22T10:00:20+07:00' } };
  const at = (time) => tileActions(booth, Date.parse(time)).map(({ name, ticket }) => `${name} ${ticket}`);
  equal(at('2026-11-22T10:00:19+07:00'), ['undo A017']);
  equal(at('2026-11-22T10:00:20+07:00'), []);
  equal(tileActions({ status: 'open', last: { ticket: 'A017' } }, 0), []);
});

test('a press just after a visit was replaced meant the one before, also across a moment without anybody', () => {
  let now = 0;
  const shown = replacements({ settleMillis: 700, millis: () => now });
  const see = (ticket) => shown.seeAll({ booths: [{ booth: '3', visit: ticket && { ticket } }] });
  const at = (millis) => { now = millis; return shown.before('booth 3'); };
  see('A011');
  equal(at(10), null);
  see(null);
  now = 300;
  see('A012');
  equal([at(301), at(709), at(710)], ['A011', 'A011', null]);
  see('A012');
  equal(at(711), null);
  see(null);
  see('A012');
  equal(at(712), null);
  equal(shown.before('booth 9'), null);
});

test('a service level has the colour of how it is', () => {
  const marks = (servedWithinTarget) => {
    const { figures } = figureGroups({ today: { servedWithinTarget } }).find(({ name }) => name === 'quality');
    return ['good', 'warning', 'alarming'].filter((mark) => figures[0][mark]).join(' ');
  };
  equal([1, 0.8, 0.79, 0.5].map(marks), ['good', 'good', 'warning', 'warning']);
  equal([0.49, 0].map(marks), ['alarming', 'alarming']);
});

test('a tile shows what matters most about its booth', () => {
  equal(tileStage({ status: 'draining', visit: STAGES[2] }), 'self-working');
  equal(tileStage({ status: 'open', onDuty: true }), 'free');
  equal(tileStage({ status: 'open', onDuty: false }), 'off-duty');
  equal(tileStage({ status: 'closed' }), 'closed');
});

test('a visit that waits for the officer is calm, then soon due, then late', () => {
  equal([0, 120, 121, 300, 301].map(urgency), ['calm', 'calm', 'soon', 'soon', 'late']);
});

test('a booth keeps its digit wherever its tile moves', () => {
  const booths = ['12', '7', '10', '8', '9', '11'].map((booth) => ({ booth }));
  equal(boothKeys(booths), { 7: '1', 8: '2', 9: '3', 10: '4', 11: '5', 12: '6' });
});

test('a single key can be moved or switched off, and no two commands share one', () => {
  localStorage.removeItem('bilik.officer.keys');
  const keys = shortcuts();
  equal(['N', '3', 'ENTER', 'Q'].map(keys.usual), ['N', '3', 'ENTER', 'Q']);
  equal(keys.choose({ 'call-next': USUAL.pause }, false), false);
  equal(keys.choose({ 'call-next': 'Q' }, false), true);
  equal([keys.shown('N'), keys.usual('Q'), keys.usual('N'), shortcuts().usual('Q')], ['Q', 'N', null, 'N']);
  equal(keys.choose({ 'call-next': 'N' }, true), true);
  equal(['N', '3', 'ENTER'].map(keys.usual), [null, null, 'ENTER']);
  localStorage.removeItem('bilik.officer.keys');
});

test('two quick presses on capacity do not undo each other', async () => {
  const sent = [];
  const group = { group: 'g1', concurrency: 4, booths: [{ booth: '1', status: 'open' }, { booth: '2', status: 'draining' }] };
  const desk = capacityDesk({ put: async (id, wanted) => { sent.push(wanted); await pause(10); } });
  desk.change(group, ({ openBooths }) => ({ openBooths: toggled(openBooths, '2') }));
  desk.change(group, ({ concurrency }) => ({ concurrency: concurrency - 1 }));
  desk.change(group, ({ concurrency }) => ({ concurrency: concurrency - 1 }));
  await eventually(() => !desk.asked(group));
  equal(sent, [{ openBooths: ['1', '2'], concurrency: 4 }, { openBooths: ['1', '2'], concurrency: 2 }]);
});

test('a capacity that the server refuses is given up', async () => {
  const failures = [];
  const group = { group: 'g1', concurrency: 4, booths: [] };
  const desk = capacityDesk({ put: async () => { throw new Error('no'); }, failed: (problem) => failures.push(problem.message) });
  desk.change(group, () => ({ concurrency: 5 }));
  await eventually(() => failures.length === 1);
  equal(desk.of(group).concurrency, 4);
});

test('a phone has words for every stage', () => {
  for (const stage of ['waiting', 'called', 'serving', 'held', 'completed', 'noShow', 'abandoned', 'expired', 'lost']) {
    equal(followState({ stage, ahead: 9 }).key, `follow.${stage}`);
  }
  const now = Date.parse('2026-11-22T10:42:00+07:00');
  const waits = (lowSeconds, more) => enoughFrom({ stage: 'waiting', wait: { lowSeconds }, ...more }, now);
  equal(waits(2400), '2026-11-22T04:10:00.000Z');
  for (const none of [waits(1799), waits(9000, { unserved: {} }), waits(9000, { stage: 'called' }), waits(9000, { servedToday: { likely: false } }),
    enoughFrom({ stage: 'waiting' }, now)]) equal(none, null);
  equal(followState({ stage: 'waiting', ahead: 2 }).tone, 'soon');
  equal(followState({ stage: 'waiting', ahead: 2, unserved: { begun: false } }).tone, 'calm');
});

test('a request id is a random UUID also where crypto.randomUUID is missing', () => {
  const ids = Array.from({ length: 100 }, randomUuid);
  equal(ids.every((id) => /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id)), true);
  equal(new Set(ids).size, 100);
});

test('a visit is measured by the plan: a hint beyond it, an alarm only at twice of it, nothing where there is none', () => {
  equal([0, 480, 481, 960, 961].map((seconds) => pace(seconds, 480)), ['within', 'within', 'over', 'over', 'late']);
  equal(pace(5000, 0), 'within');
});

test('what can be taken back in an empty booth never looks like the next step', () => {
  const tile = createTile({ onSelect: () => {}, onAction: () => {} });
  const words = { t: (key) => key, has: () => false, name: () => '', language: 'id' };
  const clock = branchClock();
  clock.set('2026-11-22T10:00:00+07:00');
  const booth = { booth: '1', status: 'open', last: { ticket: 'A017', undoUntil: '2026-11-22T10:00:20+07:00' } };
  const looks = [1, 2, 3].map(() => {
    updateTile(tile, booth, { words, clock, key: '1', selected: false });
    return [...tile.querySelectorAll('button')].map((button) => `${button.dataset.action} ${button.classList.contains('primary')}`);
  });
  equal(looks, [['undo false'], ['undo false'], ['undo false']]);
});

test('where the browser refuses sound before a touch, a face is shown without it and heard from the first touch on', async () => {
  const tile = createTile({ onSelect: () => {}, onAction: () => {} });
  const face = { stay: 's', stream: document.createElement('canvas').captureStream(1), present: true, link: 'on', camera: 'on', microphone: 'on' };
  const look = () => showFace(tile, '1', face, { words: { t: (key) => key }, heard: true, voice: false, unread: 0 });
  const { play } = HTMLMediaElement.prototype;
  let touched = false;
  const played = [];
  HTMLMediaElement.prototype.play = async function refusing() {
    if (!this.muted && !touched) throw new DOMException('', 'NotAllowedError');
    played.push(this.muted);
  };
  try {
    look();
    await eventually(() => tile.parts.video.muted);
    look();
    equal([tile.parts.video.muted, ...played], [true, true]);
    touched = true;
    dispatchEvent(new Event('keydown'));
    equal(tile.parts.video.muted, false);
  } finally {
    HTMLMediaElement.prototype.play = play;
  }
});
