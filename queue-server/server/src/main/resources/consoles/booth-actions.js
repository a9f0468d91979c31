// What an officer can do with a visit in a booth, by its stage, and the key for each. The first is the next step of the
// usual way. No two actions of one stage share a key, and none takes a key of the console itself (officer-shortcuts.js).

const ATTEND = { name: 'attend', key: 'F' };
const ARRIVE = { name: 'arrive', key: 'A' };
const RECALL = { name: 'recall', key: 'R' };
const NO_SHOW = { name: 'no-show', key: 'X' };
const SELF_WORKING = { name: 'self-working', key: 'W' };
const NEEDS_OFFICER = { name: 'needs-officer', key: 'O' };
const COMPLETE = { name: 'complete', key: 'C' };
const OUTCOME = { name: 'outcome', key: 'E' };
const UNDO = { name: 'undo', key: 'U' };
const HOLD = { name: 'hold', key: 'H' };
const TRANSFER = { name: 'transfer', key: 'T' };

/** The actions for a visit of a booth's view; none without a visit. */
export function boothActions(visit) {
  if (!visit) return [];
  if (visit.stage === 'called') return [ARRIVE, RECALL, NO_SHOW];
  const rest = [COMPLETE, OUTCOME, ...attentions(visit), HOLD, TRANSFER];
  return visit.attention === 'with-officer' ? rest : [ATTEND, ...rest];
}

/** What the visit may be set to beside turning to it: an officer who turns away says how the participant goes on. */
function attentions({ attention }) {
  if (attention === 'with-officer') return [SELF_WORKING, NEEDS_OFFICER];
  return [attention === 'self-working' ? NEEDS_OFFICER : SELF_WORKING];
}

/** The actions of a tile: also what can be taken back of the visit that left last, as long as now is before its end. */
export function tileActions(booth, now) {
  const undoable = booth.last?.undoUntil && Date.parse(booth.last.undoUntil) > now;
  return undoable ? [...boothActions(booth.visit), { ...UNDO, ticket: booth.last.ticket }] : boothActions(booth.visit);
}

/**
 * The stage as it is shown: "called", "needs-officer", "with-officer", "self-working", "free", "off-duty", "draining",
 * "closed". An open booth waits for a participant only where its officer does.
 */
export function tileStage(booth) {
  if (booth.visit) return booth.visit.stage === 'called' ? 'called' : booth.visit.attention ?? 'needs-officer';
  return booth.status === 'open' ? openStage(booth.onDuty) : booth.status;
}

/** An open booth in which nobody is: "free", or "off-duty" where no officer serves it. */
export const openStage = (onDuty) => (onDuty === false ? 'off-duty' : 'free');
