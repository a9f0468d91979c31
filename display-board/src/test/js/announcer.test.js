import { announcer, callsToAnnounce } from '/display-board/announcer.js';
import { equal, eventually, pause, test } from './harness.js';

const call = (ticket, announcement) => ({ ticket, booth: '1', announcement });
const never = () => new Promise(() => {});

test('two calls in the same second both get the large place, in order', async () => {
  const shown = [];
  const board = announcer({ show: ({ ticket }) => shown.push([ticket, performance.now()]), shownMillis: 60 });
  await board.announce([call('A001', 1), call('A002', 2)]);
  equal(shown.map(([ticket]) => ticket), ['A001', 'A002']);
  equal(shown[1][1] - shown[0][1] >= 55, true);
});

test('announcements never overlap', async () => {
  let speaking = 0;
  let most = 0;
  const board = announcer({
    show: () => {},
    shownMillis: 1,
    speak: async () => {
      most = Math.max(most, ++speaking);
      await pause(15);
      speaking--;
    },
  });
  board.announce([call('A001', 1), call('A002', 2)]);
  await board.announce([call('A003', 3)]);
  await eventually(() => speaking === 0 && board.pending === 0);
  equal(most, 1);
});

test('a call that comes during an announcement waits for its turn', async () => {
  const shown = [];
  const board = announcer({ show: ({ ticket }) => shown.push(ticket), shownMillis: 30 });
  const first = board.announce([call('A001', 1)]);
  board.announce([call('A002', 2)]);
  equal(shown, ['A001']);
  await first;
  equal(shown, ['A001', 'A002']);
});

test('a chime that fails and a voice that never ends do not stop the board', async () => {
  const shown = [];
  const board = announcer({
    show: ({ ticket }) => shown.push(ticket),
    chime: () => { throw new Error('no sound card'); },
    speak: never,
    shownMillis: 1,
    speechLimitMillis: 10,
  });
  await board.announce([call('A001', 1), call('A002', 2), call('A003', 3)]);
  equal(shown, ['A001', 'A002', 'A003']);
});

test('the first view is shown and not announced', () => {
  equal(callsToAnnounce()({ sequence: 9, calls: [call('A002', 8), call('A001', 5)] }), []);
});

test('every call newer than the newest announced is announced, oldest first', () => {
  const fresh = callsToAnnounce();
  fresh({ sequence: 9, calls: [call('A001', 5)] });
  const calls = [call('A003', 12), call('A002', 11), call('A001', 5)];
  equal(fresh({ sequence: 12, calls }).map(({ ticket }) => ticket), ['A002', 'A003']);
  equal(fresh({ sequence: 13, calls }), []);
});

test('a recall is announced again', () => {
  const fresh = callsToAnnounce();
  fresh({ sequence: 5, calls: [call('A001', 5)] });
  equal(fresh({ sequence: 8, calls: [call('A001', 8)] }).length, 1);
});

test('calls of another journal start afresh', () => {
  const fresh = callsToAnnounce();
  fresh({ sequence: 900, calls: [call('A090', 890)] });
  equal(fresh({ sequence: 4, calls: [call('A001', 3)] }), []);
  equal(fresh({ sequence: 7, calls: [call('A002', 7), call('A001', 3)] }).map(({ ticket }) => ticket), ['A002']);
});
