// The state and words of the page of a participant at home, worked out from the view alone.

/** Bookings with which nothing is to be done here. */
const OVER = { held: 'home.unconfirmed', cancelled: 'home.cancelled', expired: 'home.expired', missed: 'home.missed' };
/** Stages of a ticket with words of their own. */
const STAGES = ['waiting', 'called', 'held', 'deferred', 'fetching', 'noShow', 'completed', 'abandoned'];

/**
 * {stage, key, buttons, check?, place?, talks?, link?}: key names the words, check is whether camera and sound can be tried, talks
 * whether there is a conversation, link whether the booking's page can do more. now in milliseconds.
 */
export function homeState(view, now) {
  const { booking, ticket, seat } = view;
  if (view.next && (!ticket || ticket.stage === 'noShow')) return anotherPlace(view);
  // who came back after the booking had counted as missed is there all the same
  if (OVER[booking.state] && !ticket) return said('over', OVER[booking.state]);
  if (booking.state === 'confirmed') return before(view, now);
  if (!ticket) return said('over', view.servedAtHome ? 'home.past' : 'home.branch');
  if (ticket.stage === 'serving') return serving(seat);
  const stage = STAGES.includes(ticket.stage) ? ticket.stage : 'abandoned';
  return {
    ...said(stage, view.dropped ? 'home.dropped' : `home.${stage}`),
    place: stage === 'waiting',
    check: stage === 'waiting' || ticket.mayReturn === true,
    talks: stage === 'called',
    buttons: stage === 'called' ? ['arrive'] : ticket.mayReturn ? ['return'] : [],
  };
}

function before({ checkInFrom, checkInUntil }, now) {
  if (now < Date.parse(checkInFrom)) return { ...said('early', 'home.early'), check: true };
  if (now > Date.parse(checkInUntil)) return said('over', 'home.late');
  return { ...said('ready', 'home.ready'), check: true, buttons: ['check-in'] };
}

/** Nobody had answered: one place is offered, or they wait for one. As long as the day is open they can come back as well. */
function anotherPlace({ next, ticket }) {
  const offered = next.state === 'offered';
  return {
    ...said(offered ? 'offered' : 'listed', offered ? 'home.offered' : 'home.listed'),
    link: true,
    buttons: [...(offered ? ['accept', 'decline'] : []), ...(ticket?.mayReturn ? ['return'] : [])],
  };
}

function serving(seat) {
  const attention = seat?.attention ?? 'needs-officer';
  const buttons = { 'self-working': ['ready', 'help'], 'needs-officer': seat?.need === 'help' ? [] : ['help'] };
  return { ...said('serving', `home.${attention}`), talks: true, buttons: buttons[attention] ?? [] };
}

function said(stage, key) {
  return { stage, key, buttons: [] };
}

/** The two halves of a code: the officer says the first, the participant answers with the second. */
export function halves(code) {
  return { theirs: code?.slice(0, 3) ?? '', yours: code?.slice(3) ?? '' };
}
