// What the kiosk says: its plan, whether it and the queue-server are there, and what has just happened beside the page.

import { follow } from '/display-board/shared/live.js';
import { api } from './api.js';
import { newPresses } from './menu.js';

const BEFORE_THE_PLAN = { idleSeconds: 40, warningSeconds: 20, ticketSeconds: 20, unprintedSeconds: 60, speech: false };

export function openFeed() {
  let plan = null;
  let view = null;
  let linked = false;
  let outdated = false;
  let lastShown = 0;
  let lastScanned = null;
  const presses = newPresses();

  /**
   * Follows the kiosk from now on. firstPlan(plan) comes once; then with every view: shown(what a button brought about)
   * and scanned(what came of a slip under the scanner), where they are new; viewed(before), before being null where the
   * feed has just begun or come back; pressed(key) for every press on the panel. lost() when the kiosk is away.
   * isResting() says whether nobody is at the page: then it makes way for the page of a kiosk that was started again.
   */
  function begin({ firstPlan, shown, scanned, viewed, pressed, lost, isResting }) {
    async function onView(next) {
      const before = linked ? view : null;
      view = next;
      linked = true;
      if (!before || plan?.planVersion !== next.planVersion || !plan.services.length) await fetchPlan(firstPlan);
      if (outdated && isResting()) {
        location.reload();
        return;
      }
      if (isNewlyShown(next.shown)) shown(next.shown);
      if (isNewlyScanned(next.scanned)) scanned(next.scanned);
      viewed(before);
      presses.of(next.menu).forEach(pressed);
    }

    function onState({ state }) {
      if (state !== 'lost' && state !== 'refused') return;
      linked = false;
      presses.forget();
      lost();
    }

    follow('/api/screen/live', { onView, onState, whileHidden: true });
  }

  async function fetchPlan(firstPlan) {
    const fetched = await api.plan();
    if (!fetched) return;
    const first = !plan;
    outdated ||= !first && fetched.page.run !== plan.page.run;
    plan = fetched;
    if (first) firstPlan(plan);
  }

  function isNewlyShown(shown) {
    if (!shown || shown.id === lastShown) return false;
    lastShown = shown.id;
    return true;
  }

  /** A slip that was scanned before the page came has been seen by whoever held it. */
  function isNewlyScanned(scanned) {
    const isFirstView = lastScanned === null;
    const before = lastScanned;
    lastScanned = scanned?.id ?? lastScanned ?? 0;
    return !isFirstView && lastScanned !== before;
  }

  return {
    begin,
    /** The branch's plan; null until it is known. */
    get plan() {
      return plan;
    },
    /** The kiosk's last view; null until there is one. */
    get view() {
      return view;
    },
    /** What the kiosk has configured for its page. */
    get page() {
      return plan?.page ?? BEFORE_THE_PLAN;
    },
    /** Whether the kiosk answers. */
    get isLinked() {
      return linked;
    },
    /** Whether the kiosk was started again, perhaps with another page. */
    get isOutdated() {
      return outdated;
    },
    findService: (id) => plan?.services.find((service) => service.id === id),
  };
}

/** While the server is away, the kiosk gives numbers that were reserved for that. */
export const standsBy = ({ online, standby }) => !online && standby.numbers > 0;

/** Ids of the services that have none of these numbers left, while the others go on. */
export const usedUpIn = (view, plan) => (view && standsBy(view) && plan
  ? plan.services.map(({ id }) => id).filter((id) => !view.standby.services[id])
  : []);
