// The touch page. One stage shows one scene at a time; the kiosk's live feed says what happens beside the page.

import { randomUuid } from '/display-board/shared/actions.js';
import { byId, el } from '/display-board/shared/dom.js';
import { openWords } from '/display-board/shared/i18n.js';
import { follow } from '/display-board/shared/live.js';
import { api } from './api.js';
import { openAssist } from './assist.js';
import { button } from './button.js';
import { icon } from './icon.js';
import { openFrame } from './frame.js';
import { lock } from './lock.js';
import { choices, newPresses, openMenu } from './menu.js';
import { owedSlips } from './owed.js';
import { openPatience } from './patience.js';
import { phrasebook } from './phrases.js';
import { stepsOf } from './progress.js';
import { documentsScene, missingScene } from './scene-documents.js';
import { messageScene } from './scene-message.js';
import { priorityScene } from './scene-priority.js';
import { scannedScene } from './scene-scanned.js';
import { servicesScene } from './scene-services.js';
import { startScene } from './scene-start.js';
import { ticketScene } from './scene-ticket.js';
import { clock, hours } from './hours.js';
import { openSpeaker } from './speaker.js';
import { openWarning } from './warning.js';

const BEFORE_THE_PLAN = { idleSeconds: 40, warningSeconds: 20, ticketSeconds: 20, unprintedSeconds: 60, speech: false };
const LISTENING = 60; // seconds that a number stays at least for somebody who hears it
const SPOKEN_LEFT = 10; // the countdown is spoken when it begins, and then

const words = await openWords(['/i18n'], { languages: ['id', 'en'], remember: false });
const phrases = phrasebook(words);
const tools = { words, phrases };
const settings = () => plan?.page ?? BEFORE_THE_PLAN;

let plan = null;
let view = null;
let linked = false;
let scene = null;
let wish = {}; // what this person has chosen so far: {service, priority, asked}
let askingFor = null; // the wish that is on its way: while it is set, nothing else can be asked
let lastShown = 0;
let lastScanned = null;
let lastSaid = [];
let outdated = false; // the kiosk was started again, perhaps with another page
let restoring = false; // a mark is being put back, which nobody needs to hear again
const owed = owedSlips();
const unprinted = []; // tickets by button that came while a number without slip was being noted
const presses = newPresses();

// --- what stands around the scenes

const frame = openFrame(words, { chooseLanguage });
const assist = openAssist({ words, phrases, isVoice, changed: assistChanged });
const speaker = openSpeaker({
  caption: frame.writeCaption,
  speaking: (yes) => patience.hold(yes),
});
const warning = openWarning(tools, { stay: stillHere, leave: rest });
const patience = openPatience({ tick: showPatience, over: rest });
const menu = openMenu({ phrases, heard, actions: { back: goBack, audio: pressAudio, language: nextLanguage } });

lock();
for (const type of ['pointerdown', 'keydown']) {
  document.addEventListener(type, () => !warning.isOpen() && patience.alive());
}
setInterval(() => dispatchEvent(new Event('kiosk-alive')), 1000);
byId('more').addEventListener('click', () => byId('stage').scrollBy({ top: byId('stage').clientHeight * 0.8, behavior: 'smooth' }));
byId('stage').addEventListener('scroll', showMore);
addEventListener('resize', showMore);
const growth = new ResizeObserver(showMore); // as when the letters come in after the words

// --- playing a scene

function play(next) {
  scene?.leave?.();
  scene = next;
  document.body.dataset.scene = scene.name;
  render();
  byId('stage').scrollTo({ top: 0, behavior: 'instant' });
  byId('stage').querySelector('h1')?.focus({ preventScroll: true });
  patience.begin(waitOf(scene));
  speakScene();
}

/** Builds the scene again, in another language or with other help; the mark stays where it is. */
function render() {
  const marked = choices().indexOf(document.activeElement);
  const built = scene.build();
  built.querySelector('h1')?.setAttribute('tabindex', '-1');
  byId('stage').replaceChildren(built);
  growth.disconnect();
  growth.observe(built);
  byId('ways').replaceChildren(...ways());
  byId('assist').replaceChildren(...assist.buttons());
  frame.write({ plan, scene, steps: plan ? stepsOf(plan, wish.service) : [] });
  renderTrouble();
  restoring = true;
  if (marked >= 0) choices()[marked]?.focus({ preventScroll: true });
  restoring = false;
  showMore();
}

function ways() {
  if (scene.name === 'ticket') {
    return [
      button({ class: 'main', onclick: rest, saying: () => [phrases.text('done')] }, icon('check'), words.t('done')),
      el('div', { class: 'countdown' }, el('span', { class: 'left', role: 'timer' }), el('div', { class: 'track' }, el('span', { class: 'bar' }))),
      button({ class: 'second stay', onclick: stillHere, saying: () => [phrases.text('warn.stay')] }, words.t('warn.stay')),
    ];
  }
  return scene.back ? [button({ class: 'second back', onclick: goBack, saying: () => [phrases.text('back')] }, icon('back'), words.t('back'))] : [];
}

function waitOf({ name, resting }) {
  const { idleSeconds, warningSeconds, ticketSeconds, unprintedSeconds } = settings();
  if (name === 'working' || name === 'loading') return null;
  if (name === 'ticket') {
    const usual = !scene.sure() ? unprintedSeconds : scene.unlikely() ? 2 * ticketSeconds : ticketSeconds;
    const all = assist.has('sound') ? Math.max(LISTENING, usual) : usual;
    return { quiet: Math.max(0, all - warningSeconds), warning: Math.min(all, warningSeconds), inline: true };
  }
  if (name === 'scanned') return { quiet: assist.has('sound') ? LISTENING : ticketSeconds, warning: 0 };
  const untouched = !assist.any() && words.language === (plan?.language ?? words.language);
  return resting && untouched ? null : { quiet: idleSeconds, warning: warningSeconds };
}

function showPatience(state) {
  if (!scene) return;
  if (scene.name === 'ticket') showCountdown(state);
  else if (state?.warning) warning.show(state.left, settings().warningSeconds);
  else warning.hide();
  if (state?.warning && (state.left === settings().warningSeconds - 1 || state.left === SPOKEN_LEFT)) {
    heard([scene.name !== 'ticket' && phrases.text('warn.heading'), phrases.text('say.left', { seconds: state.left }), phrases.text('say.stay')].filter(Boolean), false);
  }
}

function showCountdown(state) {
  warning.hide();
  const countdown = byId('ways').querySelector('.countdown');
  if (!countdown || !state) return;
  countdown.querySelector('.left').textContent = words.t('backIn', { seconds: state.left });
  countdown.style.setProperty('--part', String(state.left / state.all));
}

function stillHere() {
  warning.hide();
  patience.alive();
  if (assist.has('sound')) speakScene();
}

/** Large text may need more than the screen: then a large button shows that there is more. */
function showMore() {
  const stage = byId('stage');
  const more = byId('more');
  more.hidden = stage.scrollHeight - stage.clientHeight - stage.scrollTop < 8;
  if (!more.hidden) more.replaceChildren(icon('down'), words.t('more'), icon('down'));
}

// --- the way of one person

/** The start again, for somebody who has just come: their own language, their own sight and hearing, nobody else's. */
function rest() {
  warning.hide();
  if (scene?.name === 'ticket') owed.remember(scene);
  const spoke = assist.has('sound');
  speaker.stop();
  if (spoke) speaker.say([phrases.text('say.bye')]);
  assist.reset();
  wish = {};
  lastSaid = [];
  delete document.body.dataset.by;
  if (plan) words.choose(plan.language);
  const next = unprinted.shift();
  if (next) return showTicket(next);
  if (outdated) location.reload();
  return idle();
}

function idle() {
  if (!linked) return play(messageScene(tools, 'kioskAway', { about: 'away', resting: true }));
  if (!plan?.services.length || (!view.online && !standsBy(view))) {
    return play(messageScene(tools, 'serverAway', { about: 'away', resting: true }));
  }
  if (view.online && !view.open) return play(closedScene());
  if (plan.languages.length === 1) return play({ ...services(), resting: true, back: undefined });
  return play(startScene(tools, plan, {
    choose: (language) => {
      words.choose(language);
      play(services());
    },
    quick: (service) => {
      wish = { service };
      take();
    },
    owed: owed.find(view),
    printOwed,
    haveOwed: () => api.inHand(owed.find(view).ticket), // the kiosk takes it off its list, and the view tells
  }));
}

const services = () => servicesScene(tools, plan, { back: rest, choose: chooseService });

function closedScene() {
  const key = plan.ticketingOver ? 'full' : 'closed';
  return messageScene(tools, key, {
    resting: true,
    extra: () => hours(plan, words),
    said: () => (plan.opensAt && !plan.ticketingOver ? [phrases.hours(plan.opensAt)] : []),
  });
}

function chooseService(service) {
  wish = { service };
  if (plan.priorities.some((name) => name !== 'none')) askPriority();
  else askDocuments();
}

function askPriority() {
  play(priorityScene(tools, plan, {
    back: () => play(services()),
    choose: (priority) => {
      wish.priority = priority;
      askDocuments();
    },
  }));
}

function askDocuments() {
  if (!wish.service.documents.length) return take();
  const before = plan.priorities.some((name) => name !== 'none') ? askPriority : () => play(services());
  return play(documentsScene(tools, wish.service, { all: takeAsked, missing: askMissing, back: before }));
}

function askMissing() {
  play(missingScene(tools, clock(plan.closesAt, words), { take: takeAsked, leave: rest, back: askDocuments }));
}

function takeAsked() {
  wish.asked = true;
  return take();
}

/** One touch, one wish, one request id; a second touch finds the wish on its way. */
async function take() {
  if (askingFor) return;
  askingFor = {
    service: wish.service.id, priority: wish.priority ?? 'none', language: words.language, requestId: randomUuid(),
  };
  await ask();
}

async function ask() {
  play(messageScene(tools, 'working', { step: 'number' }));
  const asked = askingFor;
  const answer = await api.take(asked);
  askingFor = null;
  if (answer.ticket) return showTicket(answer.ticket);
  // The same wish may be tried again under the same request id: should a number have been issued, it comes.
  const again = answer.again && (() => {
    askingFor = asked;
    ask();
  });
  return play(messageScene(tools, reasonKey(answer.problem), { about: 'refused', again, back: rest }));
}

function showTicket(ticket) {
  play(ticketScene(tools, ticket, {
    service: plan?.services.find((service) => service.id === ticket.service),
    asked: wish.asked,
    reprint: api.reprint,
    inHand: api.inHand,
    changed(answered) {
      if (scene.name !== 'ticket') return;
      render();
      if (answered) {
        patience.begin(waitOf(scene));
        speakScene();
      }
    },
  }));
}

function reasonKey(problem) {
  if (!problem || problem.status === 503 || problem.status === 502) return 'refusedAway';
  if (problem.refusal === 'TicketingOver') return 'full';
  return problem.refusal === 'BranchClosed' ? 'closed' : 'refused';
}

// --- slips that did not come out

async function printOwed() {
  const { ticket } = owed.find(view);
  owed.forget();
  play(messageScene(tools, 'working'));
  const answer = await api.reprint(ticket);
  if (answer.ticket) showTicket(answer.ticket);
  else rest();
}

// --- help, language, sound

function isVoice() {
  return settings().speech || Boolean(globalThis.speechSynthesis?.getVoices().length);
}

function chooseLanguage(language) {
  if (askingFor || language === words.language) return;
  words.choose(language);
  render();
  patience.begin(waitOf(scene));
  speakScene();
}

function nextLanguage() {
  const all = plan?.languages ?? [];
  chooseLanguage(all[(all.indexOf(words.language) + 1) % all.length]);
}

function assistChanged(kind, on) {
  render();
  patience.begin(waitOf(scene));
  if (kind !== 'sound') heard([phrases.text(`assist.${kind}`), phrases.text(on ? 'say.on' : 'say.off')]);
  else if (on) speakScene(true);
  else speaker.stop();
}

/** The first press starts the voice, the next ones let it say again what it said last. */
function pressAudio() {
  if (!assist.has('sound')) assist.toggle('sound');
  else speaker.say(lastSaid);
}

function goBack() {
  if (warning.isOpen()) stillHere();
  else scene.back?.();
}

function speakScene(guide = false) {
  if (!assist.has('sound')) return;
  const count = choices().length;
  heard([...(guide && scene.name !== 'start' ? [phrases.text('say.start')] : []), ...scene.say(),
    ...(count ? [phrases.text('say.choices', { count })] : [])]);
}

/** Says it to those who listen, and keeps it for saying it again. */
function heard(said, keep = true) {
  if (!assist.has('sound') || restoring) return;
  if (keep) lastSaid = said;
  speaker.say(said);
}

// --- the kiosk's live feed

/** What a button brought about; a number that its owner still has to note is not pushed aside. */
function showButton(shown) {
  if (!shown || shown.id === lastShown) return;
  lastShown = shown.id;
  if (!shown.ticket) {
    if (!askingFor) play(messageScene(tools, reasonKey(shown.problem), { about: 'refused', back: rest }));
  } else if (askingFor || (scene?.name === 'ticket' && !scene.printed())) {
    unprinted.push(shown.ticket);
  } else {
    wish = {};
    showTicket(shown.ticket);
  }
}

/** What came of a slip under the scanner; a number that is on its way, or that somebody still has to note, stays. */
function showScanned(scanned) {
  const first = lastScanned === null;
  if (first || !scanned || scanned.id === lastScanned) {
    lastScanned = scanned?.id ?? lastScanned ?? 0;
    return;
  }
  lastScanned = scanned.id;
  if (askingFor || (scene.name === 'ticket' && !scene.printed())) return;
  wish = {};
  play(scanned.visit
    ? scannedScene(tools, scanned.visit, { service: plan?.services.find(({ id }) => id === scanned.visit.service), back: rest })
    : messageScene(tools, scanned.problem === 'unknown' ? 'scanUnknown' : 'scanAway', { about: 'scanned', back: rest }));
}

/** While the server is away, the kiosk gives numbers that were reserved for that. */
const standsBy = ({ online, standby }) => !online && standby.numbers > 0;

function renderTrouble() {
  const asks = view && ['start', 'services', 'priority', 'documents', 'missing'].includes(scene.name);
  frame.writeTrouble({ status: asks && !view.printer.canPrint ? view.printer.status : null, standby: asks && standsBy(view) });
}

/** What the resting scene depends on. */
const restsOn = ({ online, open, planVersion, printer, standby }) =>
  JSON.stringify([online, open, planVersion, online || standby.numbers > 0, standby.offers, (owed.any() || standby.offers.length) && printer.canPrint]);

async function fetchPlan() {
  const fetched = await api.plan();
  if (!fetched) return;
  const first = !plan;
  outdated ||= !first && fetched.page.run !== plan.page.run;
  plan = fetched;
  if (first) words.choose(plan.language);
}

play(messageScene(tools, 'loading'));
follow('/api/screen/live', {
  whileHidden: true,
  async onView(next) {
    const before = view;
    const wasLinked = linked;
    view = next;
    linked = true;
    if (!wasLinked || !plan || plan.planVersion !== next.planVersion || !plan.services.length) await fetchPlan();
    if (outdated && scene.resting) return location.reload();
    const changed = !wasLinked || !before || restsOn(before) !== restsOn(next);
    if (!before && next.shown && Date.now() - performance.timeOrigin < 3000) lastShown = next.shown.id - 1;
    showButton(next.shown);
    showScanned(next.scanned);
    if (next.busy && scene.resting) play({ ...messageScene(tools, 'working'), byButton: true });
    else if (scene.name === 'loading' || (changed && scene.resting)) idle();
    else if (scene.byButton && !next.busy) idle();
    renderTrouble();
    for (const key of presses.of(next.menu)) {
      if (!warning.isOpen()) patience.alive();
      menu.press(key);
    }
    return undefined;
  },
  onState({ state }) {
    if (state !== 'lost' && state !== 'refused') return;
    linked = false;
    presses.forget();
    if (scene.resting || scene.name === 'loading') idle();
  },
});
