import { branchClock, stopwatch } from '/display-board/shared/clock.js';
import { equal, test } from './harness.js';

test('the clock shows the branch\'s own time, whatever the device thinks', () => {
  const clock = branchClock();
  clock.set('2026-11-22T23:30:00.5+09:00');
  equal([clock.time('id'), clock.time('en'), clock.zone()], ['23.30', '23:30', 'WIT']);
  equal(clock.date('en'), 'Sunday, November 22, 2026');
  equal(clock.time('en', '2026-11-22T00:15:00Z'), '09:15');
});

test('lengths of time are counted by the server\'s clock and are never negative', () => {
  const clock = branchClock();
  clock.set('2026-11-22T10:00:00.5+07:00');
  equal(clock.secondsSince('2026-11-22T09:59:00+07:00'), 60);
  equal(clock.secondsSince('2026-11-22T10:05:00+07:00'), 0);
  equal(clock.secondsUntil('2026-11-22T10:01:00+07:00'), 60);
});

test('a stopwatch counts in minutes, then in hours', () => {
  equal([0, 59, 61, 3599, 3725].map(stopwatch), ['0:00', '0:59', '1:01', '59:59', '1:02:05']);
});

test('in a time lapse the clock goes on as fast as the branch', async () => {
  const clock = branchClock();
  clock.set('2026-11-22T10:00:00+07:00', 10_000);
  await new Promise((later) => setTimeout(later, 20));
  const passed = clock.secondsSince('2026-11-22T10:00:00+07:00');
  equal([passed >= 150, clock.speed()], [true, 10_000]);
});
