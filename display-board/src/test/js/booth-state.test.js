import { nobodyKey, signKey } from '/display-board/booth/booth-face.js';
import { aboutMinutes, boothState } from '/display-board/booth/booth-state.js';
import { equal, test } from './harness.js';

const open = { open: true, status: 'open', onDuty: true, paused: false };
const visit = (more) => ({ ...open, visit: { ticket: 'A012', recalls: 0, ...more } });

test('a called visit is expected by its number, and may say that it has come', () => {
  const { stage, ticket, buttons } = boothState(visit({ stage: 'called' }));
  equal({ stage, ticket, buttons }, { stage: 'called', ticket: 'A012', buttons: ['arrive'] });
});

test('who works alone may ask for help or say that they are ready', () => {
  equal(boothState(visit({ stage: 'serving', attention: 'self-working' })).buttons, ['ready', 'help']);
});

test('who waits for the officer is told that the officer knows', () => {
  equal(boothState(visit({ stage: 'serving', attention: 'needs-officer' })).told, true);
});

test('who has the officer is told so, and needs no button for them', () => {
  const state = boothState(visit({ stage: 'serving', attention: 'with-officer' }));
  equal([state.key, state.buttons], ['booth.with', []]);
});

test('who waits for the officer is told how many booths come before', () => {
  const waiting = (officerAfter) => boothState(visit({ stage: 'serving', attention: 'needs-officer', officerAfter }));
  equal([waiting(2).detail, waiting(2).values.count], ['booth.officer.after', 2]);
  equal([waiting(0).detail, waiting(undefined).detail], ['booth.officer.detail', 'booth.officer.detail']);
});

test('a pause is not hidden from who waits for the officer', () => {
  const paused = { ...visit({ stage: 'serving', attention: 'needs-officer' }), paused: true };
  equal(boothState(paused).detail, 'booth.officer.paused');
});

test('a draining booth still serves its visit, and is closed after it', () => {
  equal(boothState({ ...visit({ stage: 'called' }), status: 'draining' }).stage, 'called');
  equal(boothState({ ...open, status: 'closed' }).key, 'booth.closed');
});

test('after a visit there are thanks; after a no-show there are none', () => {
  equal(boothState({ ...open, last: { ticket: 'A012', stage: 'completed' } }).key, 'booth.thanks');
  equal(boothState({ ...open, last: { ticket: 'A012', stage: 'noShow' } }).key, 'booth.free');
});

test('a booth without an officer does not welcome anybody', () => {
  equal(boothState({ ...open, onDuty: false }).key, 'booth.off-duty');
  equal(boothState({ ...open, paused: true }).key, 'booth.paused');
});

test('the papers still to be seen come first, and who needs help is not asked again', () => {
  const documents = [{ id: 'kpj', ticked: true }, { id: 'ktp', ticked: false }];
  const state = boothState(visit({
    stage: 'serving', attention: 'needs-officer', need: 'help', documents, prompt: { prompt: 'show', document: 'ktp' },
  }));
  equal(state.papers.map(({ id }) => id), ['ktp', 'kpj']);
  equal(state.asked, { prompt: 'show', document: documents[1] });
  equal(state.buttons, []);
  equal(boothState(visit({ stage: 'called', documents })).papers, []);
  equal(boothState(open).papers, []);
});

test('who waits for the officer hears about how long, in steps that can be kept', () => {
  equal(aboutMinutes(undefined), undefined);
  equal(aboutMinutes({ likelySeconds: 89 }), undefined);
  equal(aboutMinutes({ likelySeconds: 90 }), 2);
  equal(aboutMinutes({ likelySeconds: 600 }), 10);
  equal(aboutMinutes({ likelySeconds: 601 }), 15);
  const waiting = visit({ stage: 'serving', attention: 'needs-officer', officerIn: { likelySeconds: 170 } });
  equal(boothState(waiting).key, 'booth.officer.in');
  equal(boothState({ ...waiting, paused: true }).key, 'booth.officer');
});

test('who is with the officer needs no button to call the officer', () => {
  const { stage, buttons, told } = boothState(visit({ stage: 'serving', attention: 'with-officer' }));
  equal({ stage, buttons, told }, { stage: 'with', buttons: [], told: true });
});

test('where the officer would be seen it says why there is no picture', () => {
  const state = (more, officer) => ({ link: 'on', officer: { present: true, camera: 'on', stream: null, ...officer }, ...more });
  equal(nobodyKey(state({ link: 'off' }, { present: false }), true), 'expected');
  equal(nobodyKey(state({ link: 'connecting' }, { present: false }), true), 'expected');
  equal(nobodyKey(state({ link: 'connecting' }), true), 'connecting');
  equal(nobodyKey(state({}, { camera: 'blocked' }), true), 'camera-off');
  equal(nobodyKey(state({ link: 'broken' }), true), 'broken');
  equal(nobodyKey(state({}, { away: true }), true), 'broken');
  equal(nobodyKey(state({ standby: true }), true), 'standby');
  equal(nobodyKey(state({}), false), 'missing');
});

test('that everybody is spoken to goes before every other sign', () => {
  equal(signKey({ officer: { talking: 'all' }, link: 'broken', quality: 'poor' }), 'all');
  equal(signKey({ officer: { talking: 'none', stream: {} }, link: 'broken', quality: 'poor' }), 'broken');
  equal(signKey({ officer: { talking: 'booth', stream: {} }, link: 'on', quality: 'poor' }), 'booth');
  equal(signKey({ officer: { talking: 'none' }, link: 'on', quality: 'poor' }), 'poor');
  equal(signKey({ officer: { talking: 'none' }, link: 'on', quality: 'good' }), undefined);
});
