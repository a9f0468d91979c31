// The touch page. One stage shows one scene at a time; the kiosk's live feed says what happens beside the page.

import { api, newRequestId } from './api.js';
import { follow } from './live.js';
import { openWords } from './i18n.js';
import { languageButtons } from './languages.js';
import { messageScene, servicesScene, workingScene } from './scenes.js';
import { priorityScene } from './priority.js';
import { ticketScene } from './ticket.js';

const byId = (id) => document.getElementById(id);
const stage = byId('stage');
const words = await openWords(['id', 'en']);

let plan = null;
let view = null;
let linked = false;
let scene = null; // {name, element, leave}
let askingFor = null; // the wish that is on its way: while it is set, nothing else can be asked
let lastShown = 0;
const unprinted = []; // tickets by button that came while a number without slip was being noted

function play(name, built) {
  scene?.leave?.();
  scene = { name, ...built };
  stage.replaceChildren(built.element);
  document.body.dataset.scene = name;
  stage.focus({ preventScroll: true });
  renderTrouble();
}

/** The scene for somebody who has just come. */
function rest() {
  const next = unprinted.shift();
  if (next) return showTicket(next);
  if (plan && words.language() !== plan.language) words.use(plan.language);
  return idle();
}

function idle() {
  writeFrame();
  if (!linked) return play('away', messageScene(words, 'kioskAway'));
  if (!plan?.services.length || (!view.online && !view.standby?.numbers)) {
    return play('away', messageScene(words, 'serverAway'));
  }
  if (view.online && !view.open) return play('closed', messageScene(words, 'closed', hours()));
  return play('services', servicesScene(words, plan, {
    take, priority: askPriority, offline: !view.online, offers: view.standby?.offers ?? [], printOffer,
  }));
}

const RESTING = new Set(['away', 'closed', 'services']);
const atRest = () => !scene || RESTING.has(scene.name);

function askPriority() {
  play('priority', priorityScene(words, plan, { take, back: rest }));
}

/** One touch, one wish, one request id; a second touch finds the wish on its way. */
async function take(service, priority = 'none') {
  if (askingFor) return;
  askingFor = { service, priority, language: words.language(), requestId: newRequestId() };
  play('working', workingScene(words));
  await ask();
}

async function ask() {
  const answer = await api.take(askingFor);
  if (answer.ticket) {
    askingFor = null;
    showTicket(answer.ticket);
    return;
  }
  // The same wish may be tried again under the same request id: should a number have been issued, it comes.
  const wish = askingFor;
  askingFor = null;
  const again = answer.again && (() => {
    askingFor = wish;
    play('working', workingScene(words));
    ask();
  });
  play('refused', messageScene(words, reasonKey(answer.problem), '', { again, back: rest, waits: 20 }));
}

function showTicket(ticket) {
  play('ticket', ticketScene(words, plan, ticket, { reprint: api.reprint, inHand: api.inHand, done: rest }));
}

/** A slip that may be missing since the kiosk was stopped: one touch prints it, marked as printed again. */
async function printOffer(offer) {
  if (askingFor) return;
  askingFor = offer;
  play('working', workingScene(words));
  const answer = await api.reprint(offer.ticket);
  askingFor = null;
  if (answer.ticket) showTicket(answer.ticket);
  else rest();
}

function reasonKey(problem) {
  if (!problem || problem.status === 503 || problem.status === 502) return 'refusedAway';
  if (problem.refusal === 'BranchClosed' || problem.refusal === 'TicketingOver') return 'closed';
  return 'refused';
}

/** What a button brought about; a number that its owner still has to note is not pushed aside. */
function showButton(shown) {
  if (!shown || shown.id === lastShown) return;
  lastShown = shown.id;
  if (!shown.ticket) {
    if (!askingFor) play('refused', messageScene(words, reasonKey(shown.problem), '', { back: rest, waits: 20 }));
  } else if (askingFor || (scene?.name === 'ticket' && !scene.printed())) {
    unprinted.push(shown.ticket);
  } else {
    showTicket(shown.ticket);
  }
}

function hours() {
  const time = (text) => /T(\d\d:\d\d)/.exec(text ?? '')?.[1] ?? /^\d\d:\d\d/.exec(text ?? '')?.[0];
  const opens = time(plan?.opensAt);
  return opens ? words.text('opensAt', opens) : '';
}

function writeFrame() {
  document.documentElement.lang = words.language();
  document.title = words.text('title');
  byId('branch').textContent = plan?.name ?? '';
  byId('languages').replaceChildren(
    ...languageButtons(words, plan?.languages ?? ['id', 'en'], (language) => {
      if (askingFor) return;
      words.use(language);
      writeFrame();
      if (atRest()) idle();
      else scene.speak?.();
    }),
  );
  renderTrouble();
}

/** Said before a number is taken, so that nobody waits at the slot. */
function renderTrouble() {
  const trouble = byId('trouble');
  const quiet = !linked || (view?.online && !view.open) || !['services', 'priority'].includes(scene?.name);
  const key = quiet || view.printer.canPrint ? null : `printer.${view.printer.status}`;
  trouble.hidden = !key;
  trouble.textContent = key ? `${words.text(key)} ${words.text('printer.go-on')}` : '';
}

async function fetchPlan() {
  const fetched = await api.plan();
  if (!fetched) return;
  const first = !plan;
  plan = fetched;
  if (first) words.use(plan.language);
}

play('loading', messageScene(words, 'loading'));
follow('/api/screen/live', {
  async view(next) {
    const before = view;
    const wasLinked = linked;
    view = next;
    linked = true;
    if (!plan || plan.planVersion !== next.planVersion || !plan.services.length) await fetchPlan();
    const changed = !wasLinked || !before || before.online !== next.online || before.open !== next.open ||
      before.planVersion !== next.planVersion ||
      JSON.stringify(before.standby) !== JSON.stringify(next.standby);
    if (!before && next.shown && Date.now() - performance.timeOrigin < 3000) lastShown = next.shown.id - 1;
    showButton(next.shown);
    if (next.busy && atRest()) play('working', workingScene(words));
    else if (scene.name === 'loading' || (changed && atRest())) idle();
    else if (scene.name === 'working' && !next.busy && !askingFor) idle();
    renderTrouble();
  },
  lost() {
    linked = false;
    if (atRest() || scene.name === 'loading') idle();
  },
});
