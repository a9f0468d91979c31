// What a booth's screen has to say, worked out from its view alone: which words, whether the number stands large, and
// which buttons there are. Numbers only; this screen is public.

const AFTERWARDS = {
  completed: { stage: 'thanks', key: 'booth.thanks' },
  held: { stage: 'thanks', key: 'booth.held' },
  waiting: { stage: 'thanks', key: 'booth.moved' },
  fetching: { stage: 'thanks', key: 'booth.fetching' },
};
/** Shorter than this is "in a moment": nobody can plan with one minute. */
const SOON_SECONDS = 90;
/** From here on a forecast is rounded up to five minutes. */
const COARSE_MINUTES = 10;

/** {stage, key, values?, names?, ticket?, seated?, steps?, buttons, again?, told?, papers, asked?, need?} for a view of docs/views.md. */
export function boothState(view) {
  const { visit } = view;
  if (visit) {
    return { ...(visit.stage === 'called' ? called(visit) : serving(visit, view.paused)), ...guidance(visit) };
  }
  return { ...without(view), papers: (view.last?.missing ?? []).map((paper) => ({ ...paper, required: true, ticked: false })) };
}

/** "About so many minutes" for a forecast in seconds; undefined where it is about to happen. */
export function aboutMinutes(forecast) {
  if (!forecast || forecast.likelySeconds < SOON_SECONDS) return undefined;
  const minutes = Math.ceil(forecast.likelySeconds / 60);
  return minutes <= COARSE_MINUTES ? minutes : Math.ceil(minutes / 5) * 5;
}

/** The papers with those still to be seen first, and what the officer asks for. */
function guidance(visit) {
  const papers = visit.stage === 'called' ? [] : visit.documents ?? [];
  const { prompt } = visit;
  return {
    papers: [...papers.filter((paper) => !paper.ticked), ...papers.filter((paper) => paper.ticked)],
    asked: prompt && { prompt: prompt.prompt, document: papers.find((paper) => paper.id === prompt.document) },
    need: visit.need,
  };
}

function without(view) {
  const after = view.last?.next ? { stage: 'thanks', key: 'booth.next', names: view.last.next } : view.last && AFTERWARDS[view.last.stage];
  if (after) return { ...after, about: view.last.ticket, buttons: [] };
  if (view.status !== 'open' || view.open === false) return { stage: 'closed', key: 'booth.closed', buttons: [] };
  if (!view.onDuty) return { stage: 'closed', key: 'booth.off-duty', buttons: [] };
  if (view.paused) return { stage: 'closed', key: 'booth.paused', buttons: [] };
  return { stage: 'free', key: 'booth.free', buttons: [] };
}

function called(visit) {
  return {
    stage: 'called',
    key: 'booth.called',
    ticket: visit.ticket,
    again: visit.recalls > 0 ? visit.recalls + 1 : undefined,
    buttons: ['arrive'],
  };
}

function serving(visit, paused) {
  const { ticket } = visit;
  if (visit.attention === 'self-working') {
    return { stage: 'self', key: 'booth.self', ticket, seated: true, steps: true, buttons: ['ready', 'help'] };
  }
  if (visit.attention === 'with-officer') {
    return { stage: 'with', key: 'booth.with', ticket, seated: true, told: true, buttons: [] };
  }
  const minutes = paused ? undefined : aboutMinutes(visit.officerIn);
  return {
    stage: 'officer',
    key: minutes === undefined ? 'booth.officer' : 'booth.officer.in',
    values: { minutes, count: visit.officerAfter },
    detail: paused ? 'booth.officer.paused' : visit.officerAfter > 0 ? 'booth.officer.after' : 'booth.officer.detail',
    ticket,
    seated: true,
    told: !paused,
    buttons: visit.need === 'help' ? [] : ['help'],
  };
}
