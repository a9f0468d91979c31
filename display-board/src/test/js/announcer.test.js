import { announcer, callsToAnnounce } from '/display-board/voice/announcer.js';
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
    say: async () => {
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

test('a voice that fails or never ends does not stop the board, and is told that its time is over', async () => {
  const shown = [];
  const signals = [];
  const board = announcer({
    show: ({ ticket }) => shown.push(ticket),
    say: (call, { signal }) => {
      signals.push(signal);
      if (call.ticket === 'A001') throw new Error('no sound card');
      return never();
    },
    shownMillis: 1,
    saidLimitMillis: 10,
  });
  await board.announce([call('A001', 1), call('A002', 2), call('A003', 3)]);
  equal(shown, ['A001', 'A002', 'A003']);
  equal(signals.map(({ aborted }) => aborted), [true, true, true]);
});

/** How each of the calls is said: in full or short, with (*) or without a chime. */
async function saidOf(...batches) {
  const said = [];
  const board = announcer({
    show: () => {},
    shownMillis: 1,
    say: async ({ ticket }, { compact, chime }) => {
      said.push(`${chime ? '*' : ''}${ticket} ${compact ? 'short' : 'full'}`);
      if (batches.length > 0) board.announce(batches.shift());
    },
  });
  await board.announce(batches.shift());
  return said;
}

test('two calls are both said in full', async () => {
  equal(await saidOf([call('A001', 1), call('A002', 2)]), ['*A001 full', '*A002 full']);
});

test('six calls at once are all said, in order and short, after one chime', async () => {
  equal(await saidOf([1, 2, 3, 4, 5, 6].map((number) => call(`A00${number}`, number))),
    ['*A001 short', 'A002 short', 'A003 short', 'A004 short', 'A005 short', 'A006 short']);
});

test('calls that pile up during one are said short, and the next after a pause in full again', async () => {
  equal(await saidOf([call('A001', 1)], [call('A002', 2), call('A003', 3), call('A004', 4)]),
    ['*A001 full', '*A002 short', 'A003 short', 'A004 short']);
  equal(await saidOf([call('A005', 5)]), ['*A005 full']);
});

test('the end of an announcement is told once, and where nothing was announced not at all', async () => {
  let told = 0;
  const board = announcer({ show: () => {}, shownMillis: 1, idle: () => { told++; } });
  await board.announce([]);
  equal(told, 0);
  await board.announce([call('A001', 1), call('A002', 2)]);
  await board.announce([]);
  equal(told, 1);
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
