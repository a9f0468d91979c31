// Reads a stream of server-sent events (WHATWG HTML, "Server-sent events") from pieces of text of any size.
// The browser's own EventSource hides comments; we want them, because a comment is the sign of life of a quiet feed.

/**
 * Gives a function that takes the next piece of text. Whole events go to onEvent as {type, data, id}; a comment line
 * goes to onComment. An event that the stream cuts off in the middle is never given.
 */
export function eventReader({ onEvent, onComment = () => {} }) {
  let rest = '';
  let event = emptyEvent();
  let id = '';
  let first = true;

  function line(text) {
    if (text === '') {
      if (event.data.length > 0) onEvent({ type: event.type || 'message', data: event.data.join('\n'), id });
      event = emptyEvent();
      return;
    }
    if (text.startsWith(':')) {
      onComment(text.slice(1).trimStart());
      return;
    }
    const colon = text.indexOf(':');
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') event.type = value;
    else if (field === 'data') event.data.push(value);
    else if (field === 'id' && !value.includes('\0')) id = value;
  }

  return (piece) => {
    rest += first ? piece.replace(/^\uFEFF/, '') : piece;
    first = first && piece === '';
    for (;;) {
      const end = rest.search(/[\r\n]/);
      // A carriage return at the very end may be the first half of "\r\n": wait for what follows.
      if (end < 0 || (rest[end] === '\r' && end === rest.length - 1)) return;
      const width = rest.startsWith('\r\n', end) ? 2 : 1;
      const text = rest.slice(0, end);
      rest = rest.slice(end + width);
      line(text);
    }
  };
}

function emptyEvent() {
  return { type: '', data: [] };
}
