// The index page: every screen that this server has, with the address under which a device finds it.

import { problemWords, send } from '/display-board/shared/actions.js';
import { byId, el, setText } from '/display-board/shared/dom.js';
import { languageToggle, openWords, writeWords } from '/display-board/shared/i18n.js';
import { themePicker } from '/display-board/shared/theme-picker.js';
import { isLed } from './first-steps-lead.js';
import { signedInAs } from './signed-in.js';

const RETRY_MILLIS = 1000;

const words = await openWords(['/display-board/shared/i18n', '/consoles/i18n'], { languages: ['id', 'en'] });
let screens = null;
/** Branches that are new: their supervisors are led through the first steps. */
const led = new Set();

function render() {
  writeWords(words);
  if (!screens) return;
  byId('branches').replaceChildren(...screens.branches.map(branchPart));
  setText(byId('version'), screens.version ? words.t('index.version', { version: screens.version }) : '');
}

function branchPart({ branch, name, names, groups }) {
  const at = (...parts) => `/${parts.map(encodeURIComponent).join('/')}`;
  const id = `branch-${branch}`;
  return el('section.branch', { 'aria-labelledby': id },
    el('h2', { id }, words.name(names) || name),
    el('div.screens', {},
      led.has(branch) && screen(at('first-steps', branch), 'index.first-steps'),
      screen(at('board', branch), 'index.board'),
      screen(at('staff', branch), 'index.staff'),
      groups.map((group) => screen(at('officer', branch, group.id), 'index.officer', {
        group: words.name(group.names) || group.id, booths: group.booths.join(', '),
      })),
      screens.kiosk && screen(screens.kiosk, 'index.kiosk'),
      screen(at('settings', branch), 'index.settings'),
      screen(at('technician', branch), 'index.technician'),
      screen('/access', 'index.access'),
      screen(at('training', branch), 'index.training'),
      screen(at('audit', branch), 'index.audit'),
      screen(at('privacy', branch), 'index.privacy')),
    el('h3', {}, words.t('index.booths')),
    el('div.booths', {}, groups.flatMap((group) => group.booths).map((booth) =>
      el('a.button', { href: at('booth', branch, booth) }, words.t('index.booth', { booth })))));
}

function screen(address, key, values) {
  return el('a.screen', { href: address },
    el('strong', {}, words.t(key, values)),
    el('span.soft', {}, words.t(`${key}.detail`, values)),
    el('code', {}, breakable(new URL(address, location.href).href)));
}

/** An address that may be broken after its slashes, where there is no room for it. */
function breakable(address) {
  return address.split(/(?<=[^/]\/)/).flatMap((part) => [part, el('wbr')]);
}

async function lookWhereNew(branches) {
  const who = await signedIn;
  if (!who?.roles.some((role) => role === 'supervisor' || role === 'auditor')) return;
  await Promise.all(branches.map(async ({ branch }) => {
    if (await isLed(branch)) led.add(branch);
  }));
}

async function load() {
  try {
    screens = await send('GET', '/api/screens');
    await lookWhereNew(screens.branches);
    byId('problem').hidden = true;
    render();
    document.documentElement.dataset.ready = 'yes';
  } catch (problem) {
    byId('problem').hidden = false;
    setText(byId('problem'), `${problemWords(problem, words)} ${words.t('live.lost')}`);
    setTimeout(load, RETRY_MILLIS);
  }
}

languageToggle(byId('language'), words);
const signedIn = signedInAs(words, document.querySelector('.index-head'));
themePicker(byId('theme'), words);
words.onChange(render);
render();
load();
