import { problemsOf } from '/consoles/plan-problems.js';
import { equal, test } from './harness.js';

const PLAN = {
  name: 'Pekalongan', languages: ['id'], hours: { days: ['monday'], opens: '08:00', closes: '15:00' },
  services: [{ id: 'jht', letter: 'A', names: { id: 'JHT' }, expectedMinutes: 6, targetMinutes: 40, documents: [] }],
  rules: { noShowAfterMinutes: 5, holdForMinutes: 30, overdueAfterMinutes: 60, weights: {} }, lastCalls: {},
};
const group = (more) => ({ id: 'g1', booths: ['1', '2'], services: ['jht'], concurrency: 2, ...more });
const fields = (more) => problemsOf({ ...PLAN, groups: [group()], ...more }).map(({ field }) => field);
const homes = (home) => fields({ channels: { home } });

test('calls to homes are within what the server takes', () => {
  equal(fields({}), []);
  equal(homes({ attempts: 1, attemptSeconds: 10, offers: 0, awayMinutes: 1 }), []);
  equal(homes({ attempts: 10, attemptSeconds: 600, offers: 3, awayMinutes: 60 }), []);
  equal(homes({ attempts: 0, attemptSeconds: 9, offers: -1, awayMinutes: 0 }),
    ['rules-attempts', 'rules-attemptSeconds', 'rules-offers', 'rules-awayMinutes']);
  equal(homes({ attempts: 11, attemptSeconds: 601, offers: 4, awayMinutes: 61 }),
    ['rules-attempts', 'rules-attemptSeconds', 'rules-offers', 'rules-awayMinutes']);
});

test('a booth for participants at home has a name of its own, and is one of six', () => {
  const named = (...homeBooths) => fields({ groups: [group({ homeBooths })] });
  equal(named('H1', 'H2'), []);
  equal(named('H1', '1'), ['groups-0-home-1']);
  equal(named('H1', ''), ['groups-0-home-1']);
  equal(named('H1', 'H2', 'H3', 'H4', 'H5'), ['groups-0-booth-add']);
});
