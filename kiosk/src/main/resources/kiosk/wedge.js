// A scanner that types: characters in quick succession and Enter, whatever has the focus.

const QUICK = 250; // milliseconds between two keys at most; scanners need 1 to 30, more through a busy browser
const BY_HAND = 3; // characters that somebody at a keypad may press that quickly; an address begins with "htt"
const SHORTEST = 8; // characters of a code
const LONGEST = 1000;

/** read(text) is given what was scanned. The page's own keys do not see it: an address is full of a's and l's. */
export function openWedge(read) {
  let text = '';
  let last = -Infinity;

  function swallow(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  addEventListener('keydown', (event) => {
    if (event.key === 'Shift') return; // comes with each capital
    const quick = event.timeStamp - last <= QUICK;
    last = event.timeStamp;
    if (!quick) text = '';
    if (event.key === 'Enter' && text.length >= SHORTEST) {
      swallow(event);
      const whole = text;
      text = '';
      read(whole);
    } else if (event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey && text.length < LONGEST) {
      if (text.length >= BY_HAND) swallow(event);
      text += event.key;
    } else {
      text = '';
    }
  }, { capture: true });
}
