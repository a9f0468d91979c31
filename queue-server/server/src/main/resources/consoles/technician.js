// The technician's page of a branch: /technician/{branch}. Kiosks and screens with their state, alarms first; tests on demand.

import { problemWords, send, whileBusy } from '/display-board/shared/actions.js';
import { api, byId, el, pathParts, reconcile, setText } from '/display-board/shared/dom.js';
import { languageToggle, openWords, writeWords } from '/display-board/shared/i18n.js';
import { notices } from '/display-board/shared/notices.js';
import { alarmFigures, alarmWords, dateAndTime, deviceTime, throttledWords, watchDevices } from './alarms.js';
import { clockQuestion } from './clock-question.js';
import { stepsAhead } from './first-steps-lead.js';
import { outcomeWords } from './outcome-words.js';
import { signedInAs } from './signed-in.js';

const ACTIONS = ['test-print', 'reprint-last', 'width-test', 'lamp-test', 'button-test', 'new-roll'];
const ACTIONS_SHOWN = 3;
/** Of the printer: it tells more surely than the count how much paper there is. */
const SEES_PAPER = ['paper-near-end', 'paper-out'];
/** Which of a device's facts an alarm is about. */
const FACT_OF = {
  'not-seen': 'last-seen', 'paper-out': 'printer', 'printer-trouble': 'printer', 'printer-offline': 'printer', 'paper-near-end': 'paper',
  'slips-unconfirmed': 'slips-today', simulated: 'hardware', hot: 'temperature', throttled: 'throttled', 'button-stuck': 'stuck',
  'clock-wrong': 'clock', 'no-camera': 'camera', 'no-microphone': 'microphone',
};

const [, branch] = pathParts();
const words = await openWords(['/display-board/shared/i18n', '/consoles/i18n'], { languages: ['id', 'en'] });
const notice = notices(byId('notices'), words);
const address = (device) => `${api('branches', branch)}/devices/${encodeURIComponent(device)}`;

let view = null;
let lost = false;

/** What is known of a device, as pairs of a word and a value; what is not known is left out. */
function facts(device) {
  const { report, test } = device;
  const known = [['last-seen', device.connections > 0 ? words.t('technician.connected', { count: device.connections })
    : deviceTime(device.lastSeen, words)]];
  if (test) {
    for (const name of ['camera', 'microphone']) known.push([name, words.t(`technician.device.${test[name]}`)]);
    known.push(['tested', dateAndTime(test.at, words)]);
  }
  if (!report) return known;
  known.push(['printer', words.t(`technician.printer.${report.printer}`)]);
  if (report.hardware) known.push(['hardware', words.t(`technician.hardware.${report.hardware}`)]);
  if (report.slips) known.push(['slips-today', words.t('technician.slips-of-day', report.slips)]);
  if (report.slipsLeft !== undefined) known.push(['paper', paperWords(report)]);
  if (report.temperature !== undefined) known.push(['temperature', `${Math.round(report.temperature)} °C`]);
  if (report.throttled?.length) known.push(['throttled', throttledWords(report.throttled, words)]);
  if (report.stuckButtons?.length) known.push(['stuck', report.stuckButtons.join(', ')]);
  if (device.clockOffSeconds !== undefined) known.push(['clock', `${Math.round(device.clockOffSeconds)} s`]);
  known.push(['version', report.version]);
  return known;
}

/** The count is an estimate: where the printer sees the end of the paper, the roll before was changed without a word. */
function paperWords({ printer, slipsLeft: left, slipsPerRoll: all }) {
  return words.t(SEES_PAPER.includes(printer) ? `technician.slips.${printer}` : 'technician.slips', { left, all });
}

/** How a device is: a word for its state, and the facts that are to be looked at. */
function stateOf({ alarms }) {
  const kinds = alarms.map(({ kind }) => kind);
  const state = kinds.includes('not-seen') ? 'silent' : kinds.length > 0 ? 'faulty' : 'well';
  return { state, wrong: new Set(kinds.map((kind) => FACT_OF[kind])) };
}

function createDevice(device) {
  const heading = el('div.device-heading', {}, el('h2'), el('span.device-state'));
  const box = el('section.panel.device', {}, heading, el('dl'), el('div.device-buttons'), el('ul.device-actions.small.soft'));
  const buttons = box.children[2];
  const names = device.kind === 'kiosk' ? [...ACTIONS, 'forget'] : ['forget'];
  for (const name of names) {
    const button = el('button.button', { type: 'button' });
    button.dataset.action = name;
    button.addEventListener('click', () => whileBusy(button, () => act(device.device, name)));
    buttons.append(button);
  }
  return box;
}

function updateDevice(box, device) {
  const [heading, list, buttons, actions] = box.children;
  const { state, wrong } = stateOf(device);
  box.dataset.state = state;
  setText(heading.children[0], device.device);
  setText(heading.children[1], words.t(`technician.is.${state}`));
  list.replaceChildren(...facts(device).flatMap(([name, value]) => {
    const [term, text] = [el('dt.soft'), el('dd.number')];
    setText(term, words.t(`technician.${name}`));
    setText(text, value);
    text.classList.toggle('wrong', wrong.has(name));
    return [term, text];
  }));
  const gone = device.kind !== 'kiosk' || state === 'silent';
  for (const button of buttons.children) {
    setText(button, words.t(`technician.do.${button.dataset.action}`));
    button.hidden = gone !== (button.dataset.action === 'forget');
  }
  actions.replaceChildren(...device.actions.slice(0, ACTIONS_SHOWN).map((run) => {
    const row = el('li');
    setText(row, [deviceTime(run.askedAt, words), words.t(`technician.do.${run.action}`), words.t(`technician.state.${run.state}`), run.state === 'lost' ? '' : outcomeWords(words, run)]
      .filter(Boolean).join(' · '));
    return row;
  }));
}

async function act(device, action) {
  try {
    if (action === 'forget') await send('DELETE', address(device));
    else await send('POST', `${address(device)}/actions`, { action });
    await look();
  } catch (problem) {
    notice(problemWords(problem, words));
  }
}

/** When the last backup was made, or why there is none. */
function backupWords({ configured, last }) {
  if (!configured) return words.t('technician.backup.none');
  return last === undefined ? words.t('technician.backup.missing') : words.t('technician.backup', { time: dateAndTime(last, words) });
}
const question = clockQuestion(branch, words, notice, () => look());

function render() {
  writeWords(words);
  document.title = `${words.t('technician.title')} · ${view?.name ?? branch}`;
  setText(byId('branch'), view?.name ?? branch);
  if (lost) setText(byId('state'), words.t('technician.lost'));
  else if (view) setText(byId('state'), words.t(view.alarms.length ? 'technician.alarms' : 'technician.well', { count: view.alarms.length, time: deviceTime(view.now, words) }));
  if (!view) return;
  setText(byId('backup'), backupWords(view.backup));
  setText(byId('slips'), words.t('technician.slips-of-branch', view.slips));
  question.render(view.clock);
  reconcile(byId('alarms'), view.alarms, {
    key: (alarm) => `${alarm.device} ${alarm.kind}`,
    create: () => el('li.alarm'),
    update: (row, alarm) => setText(row, [alarmWords(alarm, words), alarmFigures(alarm, view.devices.find(({ device }) => device === alarm.device), words)]
      .filter(Boolean).join(' · ')),
  });
  const alarming = new Set(view.alarms.map(({ device }) => device));
  const order = [...view.devices].sort((one, other) => alarming.has(other.device) - alarming.has(one.device));
  reconcile(byId('devices'), order, { key: (device) => device.device, create: createDevice, update: updateDevice });
}

languageToggle(byId('language'), words);
signedInAs(words).then((who) => {
  const reads = Boolean(who) && !who.roles.some((role) => role === 'technician' || role === 'supervisor');
  byId('pair').hidden = reads;
  byId('clock-answers').hidden = reads;
});
byId('first-steps').href = `/first-steps/${encodeURIComponent(branch)}`;
stepsAhead(branch).then((steps) => { byId('first-steps').hidden = !steps; });
words.onChange(render);
const look = watchDevices(branch, (answer) => {
  view = answer;
  lost = false;
  render();
}, () => {
  lost = true;
  render();
});
render();
