import { eventReader } from '/display-board/shared/sse.js';
import { equal, test } from './harness.js';

function reading(...pieces) {
  const heard = [];
  const read = eventReader({
    onEvent: (event) => heard.push(`${event.type}#${event.id}:${event.data}`),
    onComment: (comment) => heard.push(`(${comment})`),
  });
  for (const piece of pieces) read(piece);
  return heard;
}

test('an event has a type, an id and data', () => {
  equal(reading('id: 7\nevent: view\ndata: {"a":1}\n\n'), ['view#7:{"a":1}']);
});

test('a comment is heard', () => {
  equal(reading(': still here\n\n', ':\n'), ['(still here)', '()']);
});

test('an event may come in pieces of any size', () => {
  const text = 'id: 7\r\nevent: view\r\ndata: satu\r\ndata: dua\r\n\r\n: ya\r\n\r\nevent: view\r\ndata: tiga\r\n\r\n';
  const whole = ['view#7:satu\ndua', '(ya)', 'view#7:tiga'];
  for (let size = 1; size <= text.length; size++) {
    const pieces = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g'));
    equal(reading(...pieces), whole);
  }
});

test('lines may end in any of the three ways', () => {
  equal(reading('data: a\n\ndata: b\r\rdata: c\r\n\r\n'), ['message#:a', 'message#:b', 'message#:c']);
});

test('only one space after the colon is taken off, and a field may have none', () => {
  equal(reading('data:  a\ndata:b\ndata\n\n'), ['message#: a\nb\n']);
});

test('an event that was cut off is never given', () => {
  equal(reading('event: view\ndata: {"a":1}\n'), []);
});

test('an event without data is no event, and a byte order mark is none of the text', () => {
  equal(reading('\uFEFFdata: a\n\n', 'event: view\n\n'), ['message#:a']);
});
