// The page of an interpreter whom an officer invited into one visit: /interpreter/{code}. Opens camera and microphone only
// after a press, brings the officer and the participant, and ends with the visit.

import { nextStep } from './interpreter-state.js';
import { byId, pathParts, setText } from '../shared/dom.js';
import { languageToggle, openWords, writeWords } from '../shared/i18n.js';

const ENGINE = '/display-board/conversation/interpreter-conversation.js';
const [, code] = pathParts();
const words = await openWords(['/display-board/shared/i18n'], { languages: ['id', 'en'], remember: false });
const officer = document.querySelector('video[data-officer]');
const participant = document.querySelector('video[data-booth-seat]');
const own = document.querySelector('video[data-own]');

/** asking, joined, left, over, refused or missing */
let step = 'asking';
let talk = null;

function render() {
  writeWords(words);
  if (talk) step = nextStep(step, talk.state);
  document.body.dataset.step = step;
  byId('ask').hidden = step !== 'asking';
  byId('call').hidden = step !== 'joined';
  byId('end').hidden = step === 'asking' || step === 'joined';
  if (!byId('end').hidden) setText(byId('end'), words.t(`interpreter.${step}`));
  if (step === 'joined') renderCall(talk.state);
}

function renderCall(state) {
  setText(byId('state'), words.t(`interpreter.${linkKey(state.link)}`));
  show(officer, byId('officer-none'), state.officer);
  show(participant, byId('booth-none'), state.booth);
  show(own, byId('own-none'), state.own);
  setText(byId('own-none'), words.t(`booth.camera.${state.own.camera}`));
  for (const device of ['camera', 'microphone']) {
    const button = byId(device);
    button.dataset.state = state.own[device];
    setText(button, words.t(`booth.${device}.${state.own[device]}`));
    button.title = words.t(state.own[device] === 'on' ? 'booth.device.turn-off' : 'booth.device.turn-on');
  }
}

function linkKey(link) {
  if (link === 'on') return 'on';
  return link === 'broken' ? 'broken' : 'connecting';
}

function show(video, none, from) {
  const stream = from?.stream ?? null;
  if (video.srcObject !== stream) video.srcObject = stream;
  const seen = Boolean(stream) && (from.camera ?? 'on') === 'on';
  video.hidden = !seen;
  none.hidden = seen;
}

async function join({ camera }) {
  byId('join').disabled = true;
  byId('join-voice').disabled = true;
  try {
    const { interpreterConversation } = await import(ENGINE);
    talk = interpreterConversation({ code, onChange: render });
    if (!camera) talk.setCamera(false);
    step = 'joined';
  } catch (fault) {
    console.warn('There is no conversation on this page', fault);
    step = 'missing';
  }
  render();
}

function press(device) {
  const on = talk.state.own[device] !== 'on';
  if (device === 'camera') talk.setCamera(on);
  else talk.setMicrophone(on);
}

function leave() {
  step = 'left';
  talk.close();
  talk = null;
  for (const video of [officer, participant, own]) video.srcObject = null;
  render();
}

byId('join').addEventListener('click', () => join({ camera: true }));
byId('join-voice').addEventListener('click', () => join({ camera: false }));
byId('camera').addEventListener('click', () => press('camera'));
byId('microphone').addEventListener('click', () => press('microphone'));
byId('leave').addEventListener('click', leave);
languageToggle(byId('language'), words);
words.onChange(render);
render();
document.documentElement.dataset.live = 'live';
