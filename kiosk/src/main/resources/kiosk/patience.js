// When somebody has gone: first quiet, then a warning with a countdown, then the start again for the next person. Every
// touch or press is a sign of life; while the page is speaking, time stands still.

/**
 * {@code tick({left, warning})} is told every second what is left, {@code over()} when nothing is. A wait has
 * {@code quiet} seconds before it warns and {@code warning} seconds in which it does.
 */
export function openPatience({ tick, over }) {
  let wait = null;
  let passed = 0;
  let held = false;

  setInterval(() => {
    if (!wait || (held && !warns())) return;
    passed += 1;
    if (passed >= wait.quiet + wait.warning) {
      wait = null;
      over();
    } else {
      tick(state());
    }
  }, 1000);

  const warns = () => wait != null && passed >= wait.quiet;
  const state = () => (wait ? { left: wait.quiet + wait.warning - passed, all: wait.quiet + wait.warning, warning: warns() } : null);

  return {
    /** Another scene, another wait; null for one that waits for ever. */
    begin(next) {
      wait = next;
      passed = 0;
      tick(state());
    },
    /** Somebody is there. */
    alive() {
      passed = 0;
      tick(state());
    },
    hold(yes) {
      held = yes;
    },
    warns,
  };
}
