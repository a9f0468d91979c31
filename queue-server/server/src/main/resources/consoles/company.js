// A company's list, for its representative: /company/{branch}#{company}.{secret}. What stands behind the # reaches no log.

import { send, whileBusy } from '/display-board/shared/actions.js';
import { api, byId, el, pathParts, setText } from '/display-board/shared/dom.js';
import { browserLanguage, languageToggle, openWords } from '/display-board/shared/i18n.js';
import { companyParts, problemOf } from './companies-parts.js';

const LOOK_MILLIS = 30_000;

const [, branch] = pathParts();
const [id, secret] = location.hash.slice(1).split('.');
const words = await openWords(['/consoles/i18n/companies'], { usual: browserLanguage() });

const page = {
  branch, words, company: { company: id }, authorization: `Company ${secret}`, name: '', problem: null, reload, render, act,
  say: (text) => setText(byId('said'), text),
};
const parts = companyParts(page);
let lost = true;

async function reload() {
  page.company = await parts.ask('GET', []);
  lost = false;
}

async function act(button, work) {
  page.problem = null;
  document.getElementById('problem')?.remove();
  try {
    await whileBusy(button, work);
  } catch (problem) {
    page.problem = problemOf(problem, words);
    render();
    document.getElementById('problem')?.focus();
  }
}

function render() {
  setText(byId('branch'), page.name);
  const title = page.company.name ?? words.t('companies.title');
  document.title = title;
  byId('step').replaceChildren(el('h1', { tabindex: -1 }, title),
    ...[page.problem && el('p.strong', { id: 'problem', role: 'alert', tabindex: -1 }, page.problem)].filter(Boolean),
    ...(lost ? [el('p', {}, words.t('companies.link'))]
      : [parts.facts(), parts.list(), parts.schedule('company'), parts.progress()]));
}

async function load() {
  try {
    page.name = (await send('GET', api('branches', branch, 'services'), undefined, undefined, { stay: true })).name;
    await reload();
  } catch (problem) {
    page.problem = problem.status === 404 ? null : problemOf(problem, words);
  }
  render();
  document.documentElement.dataset.ready = 'yes';
}

/** Shows what changed meanwhile; somebody who types is left alone. */
async function look() {
  const before = JSON.stringify(page.company);
  try {
    await reload();
  } catch {
    return;
  }
  if (JSON.stringify(page.company) !== before && !document.activeElement.matches('input, select, summary, button')) render();
}

languageToggle(byId('language'), words);
words.onChange(render);
await load();
setInterval(look, LOOK_MILLIS);
