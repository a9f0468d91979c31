// What a booth's screen has to say, worked out from its view alone: which words, whether the number stands large, and
// which buttons there are. Numbers only; this screen is public.

const AFTERWARDS = {
  completed: { stage: 'thanks', key: 'booth.thanks' },
  held: { stage: 'thanks', key: 'booth.held' },
  waiting: { stage: 'thanks', key: 'booth.moved' },
};

/** {stage, key, ticket?, steps?, buttons, again?, told?, papers, asked?, need?} for a view of docs/views.md. */
export function boothState(view) {
  const { visit } = view;
  if (visit) {
    return { ...(visit.stage === 'called' ? called(visit) : serving(visit, view.paused)), ...guidance(visit) };
  }
  return { ...without(view), papers: [] };
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

  const after = view.last && AFTERWARDS[view.last.stage];
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
  if (visit.attention === 'self-working') {
    return { stage: 'self', key: 'booth.self', ticket: visit.ticket, steps: true, buttons: ['ready', 'help'] };
  }
  if (visit.attention === 'with-officer') {
    return { stage: 'with', key: 'booth.with', ticket: visit.ticket, buttons: [] };
  }
  return {
    stage: 'officer',
    key: 'booth.officer',
    detail: paused ? 'booth.officer.paused' : visit.officerAfter > 0 ? 'booth.officer.after' : undefined,
    after: visit.officerAfter,
    ticket: visit.ticket,
    told: !paused,
    buttons: visit.need === 'help' ? [] : ['help'],
  };
}
