import { isQuiet } from '/display-board/voice/quiet-hours.js';
import { equal, test } from './harness.js';

/** A local time of a day of March 2026, of which the 6th is a Friday. */
const at = (day, time) => new Date(`2026-03-${String(day).padStart(2, '0')}T${time}:00Z`);

test('it is quiet from the first minute on and no longer in the last', () => {
  const noon = [{ from: '12:00', to: '13:00' }];
  equal(['11:59', '12:00', '12:59', '13:00'].map((time) => isQuiet(noon, at(4, time))), [false, true, true, false]);
});

test('a quiet time of a day holds on that day only', () => {
  const prayer = [{ day: 'friday', from: '11:30', to: '13:00' }];
  equal([5, 6, 7].map((day) => isQuiet(prayer, at(day, '12:00'))), [false, true, false]);
});

test('a quiet time over midnight belongs to the day on which it begins', () => {
  const night = [{ day: 'friday', from: '21:00', to: '06:00' }];
  equal([at(6, '05:00'), at(6, '21:00'), at(7, '05:59'), at(7, '06:00'), at(7, '22:00')]
    .map((time) => isQuiet(night, time)), [false, true, true, false, false]);
});

test('without quiet times it is never quiet', () => equal(isQuiet([], at(6, '12:00')), false));
