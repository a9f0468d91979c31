// The touch page: journey, feed, help and what they are shown on, wired together.

import { openWords } from '/display-board/shared/i18n.js';
import { api } from './api.js';
import { openFeed } from './feed.js';
import { openFrame } from './frame.js';
import { openHelp } from './help.js';
import { openJourney } from './journey.js';
import { lock } from './lock.js';
import { openMenu } from './menu.js';
import { phrasebook } from './phrases.js';
import { openPresence } from './presence.js';
import { stepsOf } from './progress.js';
import { messageScene } from './scene-message.js';
import { openStage } from './stage.js';
import { openWedge } from './wedge.js';

const words = await openWords(['/i18n'], { languages: ['id', 'en'], remember: false });
const phrases = phrasebook(words);
const tools = { words, phrases };
const loading = messageScene(tools, 'loading');

const feed = openFeed();
const frame = openFrame(words, {
  chooseLanguage: (language) => help.chooseLanguage(language),
  hasVoice: () => help.hasVoice(),
  press: (key) => menu.press(key),
});
const help = openHelp(tools, {
  feed, frame,
  scene: () => stage.scene,
  again: () => stage.again(),
  speaking: (yes) => presence.hold(yes),
  isAsking: () => journey.isAsking(),
});
const presence = openPresence(tools, { feed, help, scene: () => stage.scene, over: () => journey.rest() });
const stage = openStage(tools, {
  feed, frame, help, presence,
  first: loading,
  steps: () => (feed.plan ? stepsOf(feed.plan, journey.service()) : []),
  done: () => journey.rest(),
});
const journey = openJourney(tools, { feed, stage, help });
const menu = openMenu({
  phrases,
  heard: (said) => !stage.isRestoring() && help.say(said),
  actions: { back: stage.back, audio: help.pressAudio, language: help.nextLanguage },
});

openWedge(async (code) => {
  if (!await api.scan(code, words.language)) journey.scanned({ noCheckIn: 'away' });
});
lock();
for (const type of ['pointerdown', 'keydown']) document.addEventListener(type, presence.alive);
setInterval(() => dispatchEvent(new Event('kiosk-alive')), 1000);

stage.play(loading);
feed.begin({
  firstPlan: (plan) => words.choose(plan.language),
  isResting: () => Boolean(stage.scene.resting),
  shown: journey.shown,
  scanned: journey.scanned,
  viewed(before) {
    journey.viewed(before);
    stage.writeTrouble();
    stage.writeWaits();
    frame.writePairing(feed.view.pairing);
  },
  pressed(key) {
    presence.alive();
    menu.press(key);
  },
  lost: journey.lost,
});
