// Companies that lay people off, for staff: /companies/{branch}. A supervisor opens one and proposes its schedule; officers
// work off its list of a day. Whose names are shown, the server notes.

import { randomUuid, send, whileBusy } from '/display-board/shared/actions.js';
import { api, byId, el, pathParts, setText } from '/display-board/shared/dom.js';
import { languageToggle, openWords, writeWords } from '/display-board/shared/i18n.js';
import { companyParts, problemOf } from './companies-parts.js';
import { worklist } from './companies-worklist.js';
import { signedInAs } from './signed-in.js';

const [, branch] = pathParts();
const words = await openWords(['/display-board/shared/i18n', '/consoles/i18n', '/consoles/i18n/companies'], { languages: ['id', 'en'] });
const companies = api('branches', branch, 'companies');

const page = {
  branch, words, company: null, all: [], supervisor: false, problem: null, request: randomUuid(), reload, render, act,
  say: (text) => setText(byId('said'), text),
};
const parts = companyParts(page);
const work = worklist(page, parts);

async function reload() {
  page.all = (await send('GET', companies)).companies;
  if (page.company) page.company = await send('GET', `${companies}/${page.company.company}`);
}

async function act(button, todo) {
  page.problem = null;
  document.getElementById('problem')?.remove();
  try {
    await whileBusy(button, todo);
  } catch (problem) {
    page.problem = problemOf(problem, words);
    render();
    document.getElementById('problem')?.focus();
  }
}

const fault = () => page.problem && el('p.strong', { id: 'problem', role: 'alert', tabindex: -1 }, page.problem);

function render() {
  byId('all').replaceChildren(...page.all.map((each) => el('li', {}, el('button.button', {
    type: 'button', dataset: { company: each.company }, 'aria-pressed': String(each.company === page.company?.company),
    onclick: (event) => act(event.currentTarget, () => choose(each)),
  }, each.name ?? each.company, ' · ', words.t('companies.people', { count: each.people })))));
  if (page.all.length === 0) byId('all').replaceChildren(el('li', {}, words.t('companies.none')));
  byId('open').hidden = !page.supervisor;
  setText(byId('work-title'), page.company ? page.company.name ?? page.company.company : words.t('companies.choose'));
  byId('work').replaceChildren(...[fault(), page.company && [parts.facts(), representative(), work.part(),
    page.supervisor && [parts.list(), parts.schedule('branch')], parts.progress()]].flat(2).filter(Boolean));
}

async function choose(company) {
  page.company = company;
  work.leave();
  await reload();
  render();
  byId('work-title').focus();
}

function representative() {
  const { representative: who, url } = page.company;
  if (!who) return null;
  const row = (key, value) => value && el('div', {}, el('dt.small.soft', {}, words.t(`companies.${key}`)), el('dd', {}, value));
  return el('details', {}, el('summary', {}, words.t('companies.representative')), el('dl.companies-facts', {},
    row('representative', who.name), row('phone', who.phone), row('email', who.email),
    row('attorney', `${who.attorney} · ${who.attorneyDate}`), row('link.for', url)));
}

/** Drawn once for a language, so that what was typed stays while lists change. */
function opening() {
  const field = (name, type, more = {}) => el('div', {}, el('label', { for: `open-${name}` }, words.t(`companies.${name}`)),
    el('input.field', { id: `open-${name}`, name, type, autocomplete: 'off', ...more }));
  byId('open').replaceChildren(el('details', {}, el('summary', {}, words.t('companies.begin')), el('form.companies-form', {
    id: 'open-form',
    onsubmit: (event) => {
      event.preventDefault();
      const form = event.currentTarget;
      act(form.querySelector('[type=submit]'), async () => {
        const typed = Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ''));
        const opened = await send('POST', companies, {
          ...typed, requestId: page.request, workforce: Number(typed.workforce), laidOff: Number(typed.laidOff),
        });
        page.request = randomUuid();
        form.reset();
        await choose(opened);
      });
    },
  }, el('p.small', {}, words.t('companies.begin.hint')),
  field('company', 'text', { required: true, maxlength: 120 }), field('representative', 'text', { required: true, maxlength: 120 }),
  el('div.companies-pair', {}, field('phone', 'tel'), field('email', 'email'),
    field('attorney', 'text', { required: true, maxlength: 60 }), field('attorneyDate', 'date', { required: true }),
    field('workforce', 'number', { required: true, min: 1 }), field('laidOff', 'number', { required: true, min: 1 }),
    field('laidOffOn', 'date', { required: true })),
  el('button.button.primary', { type: 'submit', dataset: { does: 'open' } }, words.t('companies.open.company')))));
}

languageToggle(byId('language'), words);
words.onChange(() => {
  writeWords(words);
  opening();
  render();
});
writeWords(words);
opening();
const who = await signedInAs(words);
page.supervisor = Boolean(who?.roles.includes('supervisor'));
await act(byId('language'), async () => {
  setText(byId('branch'), (await send('GET', api('branches', branch, 'services'))).name);
  await reload();
});
render();
document.documentElement.dataset.ready = 'yes';
