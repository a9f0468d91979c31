import { boothState } from '/display-board/booth/booth-state.js';
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
  equal([waiting(2).detail, waiting(2).after], ['booth.officer.after', 2]);
  equal([waiting(0).detail, waiting(undefined).detail], [undefined, undefined]);
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
