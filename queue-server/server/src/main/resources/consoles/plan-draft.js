// The draft of a branch's next plan: edited here, kept by the server a second after the last change, adopted when it is
// ready. Supervisors share it, so before each save the page looks whether another has been there.

import { send } from '/display-board/shared/actions.js';
import { merge, same } from './plan-merge.js';

const QUIET_MILLIS = 1_000;
const RETRY_MILLIS = 5_000;
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** What a plan may leave out and the pages want to show, as the server itself fills it in. */
function whole(plan) {
  const full = structuredClone(plan);
  for (const service of full.services) service.documents ??= [];
  for (const group of full.groups) group.services ??= full.services.map(({ id }) => id);
  full.hours.days ??= [...DAYS];
  full.lastCalls ??= {};
  return full;
}

/**
 * The draft under an address such as /api/branches/x/plan. told() is called whenever something about it is different:
 * what is saved, what others did. replaced() is called when the plan itself is another one.
 */
export function planDraft(address, { told, replaced, mayWrite }) {
  let view;
  let plan;
  let basedOn;
  /** The draft as this page last read or saved it. */
  let known;
  let timer;
  let unsaved = false;
  let saving;

  const draft = {
    /** saved, typing, failed, overtaken (another's draft waits for a decision) or idle (nobody has drafted anything) */
    state: 'idle',
    problem: undefined,
    /** another supervisor's draft, where it was saved after mine */
    theirs: undefined,
    get plan() { return plan; },
    get view() { return view; },
    get basedOn() { return basedOn; },
    /** Whether the plan in force is another than the one from which this draft was made. */
    get outdated() { return basedOn !== view.sequence; },

    async load() {
      view = await send('GET', address);
      take(mayWrite() ? view.draft : undefined);
      replaced();
    },

    /** Does something to the plan, which is saved soon. */
    edit(change) {
      change(plan);
      unsaved = true;
      draft.state = 'typing';
      schedule(QUIET_MILLIS);
      told();
    },

    /** Goes on with another plan: one of before, or one from a file. */
    async replace(other) {
      plan = whole(other);
      unsaved = true;
      replaced();
      await draft.save();
    },

    /** Saves now what is not saved yet, and answers when it is. */
    async save() {
      clearTimeout(timer);
      while (saving) await saving;
      if (!unsaved) return;
      saving = put().finally(() => { saving = undefined; });
      await saving;
    },

    async drop() {
      clearTimeout(timer);
      while (saving) await saving;
      unsaved = false;
      await send('DELETE', `${address}/draft`);
      await draft.load();
    },

    /** Goes on with my own draft, or with the other supervisor's. */
    async settle(mine) {
      const { theirs } = draft;
      draft.theirs = undefined;
      known = theirs.plan;
      unsaved = mine;
      if (mine) await draft.save();
      else take(theirs);
      replaced();
    },

    /** Makes the draft one of the plan in force: what I changed, and what others did meanwhile. */
    async carryOver() {
      const base = await send('GET', `${address}/history/${basedOn}`);
      plan = whole(merge(whole(base), plan, whole(view.plan)));
      basedOn = view.sequence;
      unsaved = true;
      replaced();
      await draft.save();
    },

    /**
     * Answers nothing where another supervisor has saved a draft meanwhile, or has let a plan wait for the end of the
     * day: either would be dropped with this one, so people look at it first.
     */
    async adopt(when) {
      const waiting = view.scheduled;
      unsaved = true; // so that saving looks at what others did
      await draft.save();
      if (draft.state === 'failed') throw draft.problem;
      if (draft.state === 'overtaken' || !same(view.scheduled, waiting)) return undefined;
      try {
        const answer = await send('POST', address, { plan, basedOn, when });
        await draft.load();
        return answer;
      } catch (problem) {
        if (problem.refusal === 'PlanChanged') {
          view = await send('GET', address);
          told();
        }
        throw problem;
      }
    },

    async dropScheduled() {
      await send('DELETE', `${address}/scheduled`);
      view = await send('GET', address);
      told();
    },
  };

  function take(saved) {
    plan = whole(saved?.plan ?? view.plan);
    basedOn = saved?.basedOn ?? view.sequence;
    known = saved?.plan;
    draft.theirs = undefined;
    draft.state = saved ? 'saved' : 'idle';
    draft.saved = saved && { at: saved.at, by: saved.actorName };
  }

  function schedule(millis) {
    clearTimeout(timer);
    timer = setTimeout(draft.save, millis);
  }

  async function put() {
    try {
      const now = await send('GET', address);
      view = now;
      if (now.draft && !same(now.draft.plan, known) && !same(whole(now.draft.plan), plan)) {
        draft.theirs = now.draft;
        draft.state = 'overtaken';
        return;
      }
      unsaved = false;
      const answer = await send('PUT', `${address}/draft`, { plan, basedOn });
      known = answer.plan;
      draft.saved = { at: answer.at, by: answer.actorName };
      draft.state = unsaved ? 'typing' : 'saved';
    } catch (problem) {
      unsaved = true;
      draft.state = 'failed';
      draft.problem = problem;
      schedule(RETRY_MILLIS);
    } finally {
      told();
    }
  }

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') draft.save();
  });
  window.addEventListener('beforeunload', (event) => {
    if (unsaved) event.preventDefault();
  });
  return draft;
}
