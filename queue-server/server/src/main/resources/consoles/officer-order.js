// The order of the tiles is the server's, but a tile must not slip away under a hand that is about to press: while the
// pointer moves over the tiles their order rests, and catches up a moment after.

const REST_MILLIS = 1500;

export function restingOrder(area, onRested) {
  let touched = -Infinity;
  let timer = 0;
  let shown = [];

  function touch() {
    touched = performance.now();
    clearTimeout(timer);
    timer = setTimeout(onRested, REST_MILLIS + 20);
  }

  area.addEventListener('pointermove', touch);
  area.addEventListener('pointerdown', touch);
  area.addEventListener('pointerleave', () => {
    touched = -Infinity;
    clearTimeout(timer);
    onRested();
  });

  /** The booths in the order to show now. */
  return (booths) => {
    if (performance.now() - touched < REST_MILLIS) {
      const place = (booth) => (shown.includes(booth.booth) ? shown.indexOf(booth.booth) : shown.length);
      return [...booths].sort((a, b) => place(a) - place(b));
    }
    shown = booths.map((booth) => booth.booth);
    return booths;
  };
}
