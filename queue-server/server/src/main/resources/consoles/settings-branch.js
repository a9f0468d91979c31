// Name, time zone and languages of the branch.

import { el } from '/display-board/shared/dom.js';
import { choiceInput, field, group, orderButtons, textInput } from './settings-fields.js';

const ZONES = [['Asia/Jakarta', 'WIB'], ['Asia/Makassar', 'WITA'], ['Asia/Jayapura', 'WIT']];
/** Those in which screens and slips have words of their own. */
const LANGUAGES = ['id', 'en'];

export function drawBranch(page) {
  const { plan, words } = page;
  const zones = ZONES.map(([zone, name]) => [zone, words.t(`settings.zone.${name}`)]);
  if (!ZONES.some(([zone]) => zone === plan.zone)) zones.push([plan.zone, plan.zone]);
  return [
    field('branch-title', words.t('settings.branch.name'), textInput(plan.name, (text) => page.edit(() => { plan.name = text; })),
      words.t('settings.branch.name.hint')),
    field('branch-zone', words.t('settings.branch.zone'),
      choiceInput(plan.zone, zones, (zone) => page.edit(() => { plan.zone = zone; })), words.t('settings.branch.zone.hint')),
    group(words.t('settings.branch.languages'),
      el('p.small.soft', {}, words.t('settings.branch.languages.hint')),
      el('ol.set-rows', {}, plan.languages.map((language, index) => languageRow(page, language, index))),
      el('p.set-error', { id: 'branch-languages-error', hidden: true }),
      el('div.set-buttons', { id: 'branch-languages', tabindex: -1 }, LANGUAGES.filter((language) => !plan.languages.includes(language)).map((language) =>
        el('button.button', { type: 'button', onclick: () => {
          page.edit(() => plan.languages.push(language));
          page.redraw(`branch-language-${plan.languages.length - 1}-remove`);
        } }, words.t('settings.branch.languages.add', { language: page.languageName(language) }))))),
  ];
}

function languageRow(page, language, index) {
  const { plan } = page;
  const name = page.languageName(language);
  return el('li.set-row', {}, el('strong', {}, name), orderButtons(page, {
    id: (at) => `branch-language-${at}`, name, list: plan.languages, index,
    remove: () => {
      page.edit(() => plan.languages.splice(index, 1));
      page.redraw('branch-languages');
    },
  }));
}
