// The first steps with devices: they show a code, which is approved here, and the kiosk's printer proves itself.

import { send } from '/display-board/shared/actions.js';
import { el } from '/display-board/shared/dom.js';
import { outcomeWords } from './outcome-words.js';
import { field, textInput } from './settings-fields.js';

async function loadPairings() {
  const [{ waiting, authority }, { devices }] = await Promise.all([send('GET', '/api/pairings'), send('GET', '/api/paired-devices')]);
  return {
    authority,
    waiting: waiting.map(({ code, kind, name, booth, address }) => ({ code, kind, name, booth, address })),
    paired: devices.map(({ device, kind, booth }) => ({ device, kind, booth })),
  };
}

/** What it may be called: its own wish, the booth's name, or the next number of its kind. */
function suggest({ kind, name, booth }, paired) {
  const taken = new Set(paired.map(({ device }) => device));
  if (name && !taken.has(name)) return name;
  if (booth && /^[a-z0-9-]+$/.test(booth) && !taken.has(`booth-${booth}`)) return `booth-${booth}`;
  for (let number = 1; ; number += 1) {
    if (!taken.has(`${kind}-${number}`)) return `${kind}-${number}`;
  }
}

/** A device that waits: the code that it shows, and a name for it. */
function waitingRow(page, device, { paired, authority }) {
  const { words } = page;
  let name = suggest(device, paired);
  const kind = words.t(`device.${device.kind}`) + (device.booth ? ` ${device.booth}` : '');
  return el('form.first-row', { onsubmit: (event) => {
    event.preventDefault();
    page.act(event.submitter, () => send('POST', `/api/pairings/${encodeURIComponent(device.code)}/approval`, {
      name, kind: device.kind, ...(device.kind === 'booth' ? { booth: device.booth } : {}),
    }));
  } },
  el('p', {}, el('span.first-code', {}, device.code), ` · ${kind} · ${device.address}`,
    authority && device.kind === 'kiosk' ? el('span.small', {}, ` ${words.t('access.approve.signs', { signs: authority })}`) : ''),
  field(`first-device-${device.code}`, words.t('access.device'), textInput(name, (text) => { name = text; }, { required: true, maxlength: 40, pattern: '[a-z0-9][a-z0-9\\-]{0,39}' })),
  el('button.button.primary', { type: 'submit', id: `first-pair-${device.code}`, 'aria-label': `${words.t('access.approve', { code: device.code })} · ${kind}` }, words.t('access.pair')));
}

function waitingList(page, known, kinds) {
  const waiting = known.waiting.filter(({ kind }) => kinds.includes(kind));
  return waiting.length ? [el('p', {}, page.words.t('access.approve.how')), ...waiting.map((device) => waitingRow(page, device, known))]
    : [el('p.soft', {}, page.words.t('first.nobody-waits'))];
}

export const kioskStep = {
  async load(page) {
    const [known, { devices }] = await Promise.all([loadPairings(), send('GET', page.at('devices'))]);
    return {
      ...known,
      kiosks: devices.filter(({ report }) => report).map(({ device, report, actions }) => ({
        device, printer: report.printer, last: actions.find(({ action }) => action === 'test-print'),
      })),
    };
  },
  draw(page, known) {
    const { words } = page;
    const expected = known.paired.filter(({ kind, device }) => kind === 'kiosk' && !known.kiosks.some((kiosk) => kiosk.device === device));
    return [
      ...(page.step('kiosk').missing.some(({ what }) => what === 'kiosk') || known.waiting.some(({ kind }) => kind === 'kiosk') ? waitingList(page, known, ['kiosk']) : []),
      ...expected.map(({ device }) => el('p', {}, words.t('first.kiosk.expected', { device }))),
      ...known.kiosks.map(({ device, printer, last }) => el('div.first-row', {},
        el('p', {}, el('strong', {}, device), ' · ', words.t(`technician.printer.${printer}`),
          last ? ` · ${words.t('technician.do.test-print')}: ${words.t(`technician.state.${last.state}`)}${last.state === 'failed' ? ` (${outcomeWords(words, last)})` : ''}` : ''),
        el('button.button.primary', { type: 'button', id: `first-print-${device}`, onclick: (event) => page.act(event.currentTarget,
          () => send('POST', page.at('devices', device, 'actions'), { action: 'test-print' })) }, words.t('first.kiosk.print')))),
      el('div.first-row', {}, el('a.button', { href: `/technician/${encodeURIComponent(page.branch)}` }, words.t('first.in-technician'))),
    ];
  },
};

export const screensStep = {
  /** The addresses are those that the devices reach, which need not be the one of this page. */
  async load(page) {
    const [known, { branches, screens }] = await Promise.all([loadPairings(), send('GET', '/api/screens')]);
    const places = branches.find(({ branch }) => branch === page.branch).screens;
    const address = (from, kind) => from.find(({ screen }) => screen === kind).address;
    return { ...known, addresses: { board: address(places, 'board'), booth: address(places, 'booth').replace(/[^/]+$/, '…'), pc: address(screens, 'pair') } };
  },
  draw(page, known) {
    const { words } = page;
    const screens = known.paired.filter(({ kind }) => kind !== 'kiosk');
    return [
      el('ul.first-list', {},
        ['board', 'booth', 'pc'].map((kind) => el('li', {}, words.t(`first.screens.${kind}`), ' ', el('code', {}, known.addresses[kind])))),
      el('div.first-row', {}, el('a.button', { href: '/' }, words.t('first.screens.index'))),
      ...waitingList(page, known, ['board', 'booth', 'screen', 'pc']),
      screens.length > 0 && el('p', {}, words.t('first.screens.paired', { devices: screens.map(({ device }) => device).join(', ') })),
      el('div.first-row', {}, page.confirmButton('screens', 'first.screens.rest'), el('a.button', { href: '/access' }, words.t('first.in-access'))),
    ];
  },
};
