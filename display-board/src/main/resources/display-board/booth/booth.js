// The screen in a booth: /booth/{branch}/{booth}. Shows who is expected, guides whoever sits there, brings the officer's
// face, and lets people tell the officer that they have sat down, are ready, or need help.

import { problemWords, send, whileBusy } from '../shared/actions.js';
import { boothChat } from './booth-chat.js';
import { boothDocument } from './booth-document.js';
import { boothFace } from './booth-face.js';
import { keepFitting } from './fit.js';
import { renderGuidance } from './booth-guide.js';
import { boothState } from './booth-state.js';
import { morningTest } from './morning-test.js';
import { openTalk } from './booth-talk.js';
import { branchClock, everySecond, stopwatch } from '../shared/clock.js';
import { connectionStrip } from '../shared/connection.js';
import { api, byId, el, pathParts, reconcile, setText } from '../shared/dom.js';
import { LANGUAGES, languageToggle, openWords, writeWords } from '../shared/i18n.js';
import { follow } from '../shared/live.js';
import { notices } from '../shared/notices.js';

const THANKS_SECONDS = 60;
/** What each button sends; the officer is told why somebody asks. */
const ACTIONS = {
  arrive: { path: 'arrive' },
  ready: { path: 'needs-officer', body: { why: 'ready' } },
  help: { path: 'needs-officer', body: { why: 'help' } },
};

const [, branch, booth] = pathParts();
const address = api('branches', branch, 'booths', booth);

// Whoever sits down next begins in the language of their own ticket: a choice is the visit's, not the booth's.
const words = await openWords(['/display-board/shared/i18n'], { languages: ['id', 'en'], remember: false });
const clock = branchClock();
const notice = notices(byId('notices'), words);

let view = null;

const talk = openTalk({ branch, booth, onChange: renderTalk });
const face = boothFace({ talk, words });
const chat = boothChat({ talk, words, onLayout: () => fit() });
const paper = boothDocument({ talk, words, notice });
const test = morningTest({ address, clock });
const fit = keepFitting(byId('main'));

function render() {
  writeWords(words);
  setText(byId('booth'), booth);
  if (!view) return;
  const state = boothState(view);
  document.body.dataset.stage = state.stage;
  document.body.classList.toggle('seated', state.seated === true);
  setText(byId('branch'), view.name);
  renderTicket(state);
  renderWords(state);
  renderGuidance(state, words);
  renderButtons(state);
  byId('foot').hidden = state.buttons.length === 0 && !state.seated;
  byId('video').hidden = !state.seated;
  paper.update(state.asked?.prompt === 'show' ? { ticket: state.ticket, ...state.asked } : null);
  renderTalk();
  tick();
}

/** What the conversation changed; the rest of the page stands as it is. */
function renderTalk() {
  face.render();
  chat.render(view?.visit?.ticket);
  paper.render();
  fit();
}

function renderTicket(state) {
  byId('expected').hidden = state.stage !== 'called';
  // With nobody expected, the number that stands large is the booth's own, to be seen from the door.
  setText(byId('ticket'), state.ticket ?? `${words.t('booth')} ${booth}`);
  document.title = state.ticket ? `${state.ticket} · ${words.t('booth')} ${booth}` : `${words.t('booth')} ${booth}`;
}

function renderWords(state) {
  const values = { ticket: state.about ?? state.ticket ?? '', service: state.names ? words.name(state.names) : '', ...state.values };
  setText(byId('headline'), headline(state, words.language));
  setText(byId('headline-other'), headline(state, words.other));
  byId('headline-other').lang = words.other;
  setText(byId('detail'), words.t(state.detail ?? `${state.key}.detail`, values));
  byId('told').hidden = !state.told;
  setText(byId('told'), words.t(toldKey(state)));
}

function toldKey({ stage, need }) {
  if (stage === 'with') return 'booth.told.with';
  return need ? `booth.told.${need}` : 'booth.told';
}

function headline(state, language) {
  const text = words.tIn(language, state.key, state.values);
  return state.again ? `${text} · ${words.tIn(language, 'booth.called.again', { count: state.again })}` : text;
}

function renderButtons(state) {
  reconcile(byId('buttons'), state.buttons, {
    key: (name) => name,
    create: (name) => el(`button.button${name === 'help' ? '' : '.primary'}`, {
      type: 'button',
      dataset: { action: name },
      onclick: (event) => press(name, event.currentTarget),
    }, el('span'), el('small')),
    update(button, name) {
      setText(button.firstElementChild, words.t(`booth.${name}`));
      const other = button.querySelector('small');
      setText(other, words.tIn(words.other, `booth.${name}`));
      other.lang = words.other;
    },
  });
}

/** Carries the ticket along, so that a late press never speaks for the next visit. */
function press(name, button) {
  const ticket = view.visit?.ticket;
  return whileBusy(button, async () => {
    try {
      await send('POST', `${address}/${ACTIONS[name].path}`, { ticket, ...ACTIONS[name].body });
    } catch (problem) {
      notice(problemWords(problem, words));
    }
  });
}

function tick() {
  if (view?.last && clock.secondsSince(view.last.endedAt) >= THANKS_SECONDS) show({ ...view, last: undefined });
  setText(byId('clock'), clock.time(words.language));
  const since = view?.visit?.arrivedAt;
  byId('used').hidden = !since;
  if (since) setText(byId('used-time'), stopwatch(clock.secondsSince(since)));
  if (view) test.tick(view);
}

/** That of the ticket, where it has one; else that of the branch. */
function languageOf({ visit, languages = [] }) {
  return [visit?.language, ...languages].find((language) => LANGUAGES.includes(language)) ?? 'id';
}

/** Takes over a view. With each visit, and when its thanks are over, the screen speaks anew. */
function show(next) {
  const ticketOf = (one) => one.visit?.ticket ?? one.last?.ticket;
  const language = view && ticketOf(view) === ticketOf(next) ? words.language : languageOf(next);
  const left = view?.visit && view.visit.ticket !== next.visit?.ticket;
  view = next;
  talk.update(next.visit ? { ticket: next.visit.ticket, stage: next.visit.stage, withOfficer: next.visit.attention === 'with-officer' } : null);
  if (left) {
    face.clear();
    chat.clear();
  }
  if (language === words.language) render();
  else words.choose(language);
}

languageToggle(byId('language'), words);
words.onChange(render);
render();
everySecond(clock, () => view && tick());

follow(`${address}/live`, {
  onState: connectionStrip(byId('strip'), words, { bothLanguages: true }),
  onView(next) {
    clock.set(next.now, next.clockSpeed);
    show(next);
  },
});
