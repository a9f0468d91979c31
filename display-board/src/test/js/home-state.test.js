import { homeState } from '/consoles/home-state.js';
import { equal, test } from './harness.js';

const NOW = Date.parse('2026-03-10T09:40:00+07:00');
const view = (state, more) => ({
  booking: { state }, checkInFrom: '2026-03-10T09:30:00+07:00', checkInUntil: '2026-03-10T10:30:00+07:00', servedAtHome: true, ...more,
});
const key = (state, more) => homeState(view(state, more), NOW).key;

test('a booking that is not confirmed yet is not a visit that the officer set aside', () => {
  equal(key('held'), 'home.unconfirmed');
  equal(key('checkedIn', { ticket: { stage: 'held' } }), 'home.held');
});

test('a booking with which nothing can be done says why', () => {
  equal(['cancelled', 'expired', 'missed'].map((state) => key(state)), ['home.cancelled', 'home.expired', 'home.missed']);
});

test('its holder checks in within the time for it', () => {
  equal(homeState(view('confirmed'), NOW).buttons, ['check-in']);
  equal(homeState(view('confirmed'), NOW - 3_600_000).key, 'home.early');
  equal(homeState(view('confirmed'), NOW + 3_600_000).key, 'home.late');
});

test('who did not answer is offered another time, and may come back as long as the day is open', () => {
  const offered = { next: { state: 'offered' }, ticket: { stage: 'noShow', mayReturn: true } };
  equal(homeState(view('checkedIn', offered), NOW).buttons, ['accept', 'decline', 'return']);
  equal(key('missed', { next: { state: 'waiting' } }), 'home.listed');
  equal(homeState(view('missed', { next: { state: 'waiting' } }), NOW).buttons, []);
});

test('a visit whose line was lost is not one that the officer set aside, and can come back', () => {
  const state = homeState(view('checkedIn', { dropped: true, ticket: { stage: 'held', mayReturn: true } }), NOW);
  equal([state.key, ...state.buttons], ['home.dropped', 'return']);
});

test('who came back waits again, whatever became of the booking', () => {
  equal(key('missed', { ticket: { stage: 'waiting' } }), 'home.waiting');
});

test('who lacks a paper at home is asked for it, and says when it is there', () => {
  const state = homeState(view('checkedIn', { ticket: { stage: 'fetching', mayReturn: true, missing: [{ id: 'kk', text: { id: 'KK' } }] } }), NOW);
  equal([state.key, ...state.buttons], ['home.fetching', 'return']);
});
