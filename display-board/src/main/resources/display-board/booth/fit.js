// Keeps everything of a column in sight: where its content is taller or wider than the place that it has, all of it
// becomes a little smaller. Screens in booths cannot be scrolled by people who have never scrolled.

const STEP = 0.94;
const SMALLEST = 0.5;

/** Gives a function that fits the element now; it also fits by itself when the place changes its size. */
export function keepFitting(element) {
  function fit() {
    let scale = 1;
    set(scale);
    while (overflows() && scale > SMALLEST) {
      scale *= STEP;
      set(scale);
    }
  }

  function set(scale) {
    element.style.setProperty('--fit', scale.toFixed(3));
  }

  function overflows() {
    return element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
  }

  new ResizeObserver(fit).observe(element);
  document.fonts?.ready.then(fit);
  return fit;
}
