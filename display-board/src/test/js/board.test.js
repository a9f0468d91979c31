import { awaited, lastOfBooths } from '/display-board/board/board-list.js';
import { mediaArea } from '/display-board/board/board-media.js';
import { keepSettings } from '/display-board/board/board-settings.js';
import { ranges, wantedGroups, zone } from '/display-board/board/board-zone.js';
import { equal, eventually, test } from './harness.js';

const BRANCH = {
  groups: [{ id: 'g1', booths: ['1', '2', '3'], services: ['jht'] }, { id: 'g2', booths: ['4', '9'], services: ['jht', 'jp'] }],
};
const CALLS = [{ ticket: 'A1', group: 'g1' }, { ticket: 'A2', group: 'g2' }];
const WAITING = [{ service: 'jht' }, { service: 'jp' }];

test('a board names its groups in its address', () => {
  equal([wantedGroups(''), wantedGroups('?groups='), wantedGroups('?groups=g1, g2,g1')], [null, null, ['g1', 'g2']]);
});

test('a board of a hall has the calls and the services of its groups', () => {
  const hall = zone(BRANCH, ['g1']);
  equal([hall.booths, hall.boothIds, hall.unknown], ['1-3', ['1', '2', '3'], []]);
  equal(hall.calls(CALLS), [CALLS[0]]);
  equal(hall.waiting(WAITING), [{ service: 'jht' }]);
});

test('a board of the branch has everything', () => {
  const hall = zone(BRANCH, null);
  equal([hall.booths, hall.boothIds.length, hall.calls(CALLS).length, hall.waiting(WAITING).length], ['', 5, 2, 2]);
});

test('before the branch is known the calls of the hall are known already', () => {
  equal(zone(null, ['g2']).calls(CALLS), [CALLS[1]]);
});

test('a board whose groups do not exist says so and shows everything', () => {
  const hall = zone(BRANCH, ['g7']);
  equal([hall.unknown, hall.calls(CALLS).length, hall.booths], [['g7'], 2, '']);
  equal(zone(BRANCH, ['g7', 'g2']).calls(CALLS), [CALLS[1]]);
});

test('booths in a row are named by the first and the last', () => {
  equal(ranges(['1', '2', '3', '5', '7', '8', 'VIP']), '1-3, 5, 7-8, VIP');
});

test('of each booth the newest call is listed, and the large place lets go of who is seated or gone', () => {
  const calls = [
    { ticket: 'A3', booth: '2', awaited: true }, { ticket: 'A2', booth: '1', awaited: false }, { ticket: 'A1', booth: '2', awaited: false },
  ];
  equal(lastOfBooths(calls).map(({ ticket }) => ticket), ['A3', 'A2']);
  equal(awaited(calls).map(({ ticket }) => ticket), ['A3']);
});

test('settings that can not be had are asked for again soon, and a fault in a page does not end the asking', async () => {
  const real = window.fetch;
  window.addEventListener('unhandledrejection', (event) => event.preventDefault(), { once: true });
  let asked = 0;
  let told = 0;
  let keeping = null;
  window.fetch = async (url) => {
    asked++;
    return asked < 3 ? new Response('', { status: 503 }) : new Response(JSON.stringify({ url }));
  };
  try {
    keeping = keepSettings('b/1', (settings, branch) => {
      told++;
      equal([settings.url, branch.url], ['/api/branches/b%2F1/board/settings', '/api/branches/b%2F1']);
      if (told === 1) throw new Error('a bug in a page');
    }, { againMillis: 5, soonMillis: 5 });
    await eventually(() => told === 2);
  } finally {
    keeping?.stop();
    window.fetch = real;
  }
});

test('what can not be shown is passed over, and where nothing can be there is no place for it', async () => {
  const place = document.createElement('div');
  const told = [];
  const area = mediaArea(place, null, (shown) => told.push(shown));
  area.set({ seconds: 60, items: [{ kind: 'picture', file: 'missing.png' }, { kind: 'text', text: '<b>Hari ini</b>\nlibur' }] });
  await eventually(() => told.length > 0);
  equal([place.textContent, told], ['<b>Hari ini</b>libur', [true]]);

  area.set({ seconds: 60, items: [{ kind: 'picture', file: 'missing.png' }] });
  await eventually(() => told.at(-1) === false);
  equal(place.children.length, 0);
});
