// The parts that the representative's page and that of staff both show of a company: how its list goes, its schedule, and its file.

import { Problem, send, whileBusy } from '/display-board/shared/actions.js';
import { api, el } from '/display-board/shared/dom.js';
import { dayWords } from './book-words.js';

/** A multiple of three, so that the texts of the parts follow each other as the text of the whole would. */
const PART = 600_000;
const LONG_MILLIS = 60_000;

/** A table that scrolls by itself where a page is narrow; rows are lists of cells, the first of which names the row. */
export function table(label, heads, rows) {
  return el('div.companies-scroll', { tabindex: 0, role: 'group', 'aria-label': label }, el('table', {},
    el('thead', {}, el('tr', {}, heads.map((head) => el('th', { scope: 'col' }, head)))),
    el('tbody', {}, rows.map(([first, ...rest]) => el('tr', {}, el('th', { scope: 'row' }, first), rest.map((cell) => el('td', {}, cell)))))));
}

/** hour of the day as both languages read it. */
const hour = (time) => time.slice(0, 5);

/** The words for a problem: our words, or the server's sentence, which names numbers. */
export function problemOf(problem, words) {
  if (!(problem instanceof Problem)) throw problem;
  if (problem.lost || problem.status >= 500) return words.t('companies.problem.lost');
  if (problem.refusal && words.has(`companies.refusal.${problem.refusal}`)) return words.t(`companies.refusal.${problem.refusal}`);
  return problem.message;
}

/**
 * page: {branch, words, company, authorization, reload(), act(button, work), say(text)}. report is the last one, and belongs
 * to the file that is chosen.
 */
export function companyParts(page) {
  const { words } = page;
  let file = null;
  let report = null;
  let proposed = null;

  const url = (...path) => api('branches', page.branch, 'companies', page.company.company, ...path);
  const ask = (method, path, body) => send(method, url(...path), body, LONG_MILLIS,
    { stay: Boolean(page.authorization), authorization: page.authorization });

  async function parts() {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const texts = [];
    for (let from = 0; from < bytes.length; from += PART) {
      let text = '';
      for (const byte of bytes.subarray(from, from + PART)) text += String.fromCharCode(byte);
      texts.push(btoa(text));
    }
    return texts;
  }

  async function check(take) {
    report = await ask('POST', ['list'], { parts: await parts(), take });
    if (report.taken) await page.reload();
    page.render();
    document.getElementById('report').focus();
  }

  /** A file by a right that no link can carry. */
  async function download(method, path, name, body) {
    const response = await fetch(url(...path) + (method === 'GET' ? '?format=xlsx' : ''), {
      method,
      headers: { ...(page.authorization ? { Authorization: page.authorization } : {}), ...(body ? { 'Content-Type': 'application/json' } : {}) },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) throw new Problem({ status: response.status });
    const link = el('a', { href: URL.createObjectURL(await response.blob()), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), LONG_MILLIS);
  }

  const button = (key, work, { primary = false, values } = {}) => el(`button.button${primary ? '.primary' : ''}`, {
    type: 'button', dataset: { does: key }, onclick: (event) => page.act(event.currentTarget, work),
  }, words.t(`companies.${key}`, values));

  function facts() {
    const { company } = page;
    return el('p', {}, words.t('companies.share', {
      laidOff: company.laidOff, workforce: company.workforce, percent: company.percent.replace('.', words.language === 'id' ? ',' : '.'),
    }), ' ', words.t('companies.people', { count: company.people }));
  }

  function list() {
    const template = (format) => `${api('branches', page.branch, 'company-list')}?format=${format}&language=${words.language}`;
    return el('section.companies-part', { 'aria-labelledby': 'list-title' },
      el('h2', { id: 'list-title' }, words.t('companies.list')),
      el('p.small', {}, words.t('companies.list.hint'), ' ',
        el('a', { href: template('xlsx'), download: '' }, words.t('companies.template.xlsx')), ' · ',
        el('a', { href: template('csv'), download: '' }, words.t('companies.template.csv'))),
      el('label', { for: 'list-file' }, words.t('companies.file')),
      el('input.field', {
        type: 'file', id: 'list-file', accept: '.csv,.xlsx', onchange: (event) => {
          [file] = event.currentTarget.files;
          report = null;
          page.render();
          document.querySelector('[data-does=check]')?.focus();
        },
      }),
      file && el('p.small', {}, words.t('companies.chosen', { name: file.name })),
      file && el('div.companies-row', {}, button('check', () => check(false), { primary: !report }),
        report && !report.taken && report.findings.length === 0 && button('take', () => check(true), { primary: true })),
      el('div.companies-part', { id: 'report', tabindex: -1 }, reported()));
  }

  function reported() {
    if (!report) return [];
    const { findings } = report;
    const counts = words.t(report.taken ? 'companies.taken' : 'companies.counts', report);
    if (findings.length === 0) return [el('p', {}, counts)];
    const said = (each) => (words.language === 'id' ? each.id : each.en);
    return [el('p.strong', { role: 'alert' }, words.t('companies.wrong', { count: findings.length, rows: report.rows })),
      el('div.companies-row', {}, button('report.xlsx', async () => download('POST', ['list', 'report'],
        'laporan.xlsx', { parts: await parts(), format: 'xlsx', language: words.language }))),
      table(words.t('companies.report'), ['row', 'column', 'content', 'said'].map((key) => words.t(`companies.report.${key}`)),
        findings.slice(0, 200).map((each) => [String(each.row), said(each.column), each.value, said(each.said)])),
      findings.length > 200 && el('p.small', {}, words.t('companies.report.more', { count: findings.length - 200 }))];
  }

  function progress() {
    const { days } = page.company;
    if (days.length === 0) return el('p', {}, words.t('companies.nodays'));
    return el('section.companies-part', { 'aria-labelledby': 'days-title' },
      el('h2', { id: 'days-title' }, words.t('companies.days')),
      table(words.t('companies.days'), ['day', 'site', 'hours', 'invited', 'served', 'absent', 'missingPapers', 'left', 'messages'].map((key) => words.t(`companies.days.${key}`)),
        days.map((day) => [dayWords(day.date, words.language), words.t(`companies.site.${day.site}`), `${hour(day.from)}–${hour(day.until)}`,
          ...[day.invited, day.served, day.absent, day.missingPapers, day.left].map(String),
          words.t('companies.days.messages.counts', day.messages)])),
      page.company.withoutDay > 0 && el('p.strong', {}, words.t('companies.withoutDay', { count: page.company.withoutDay })),
      el('label', { for: 'invite-day' }, words.t('companies.invitations')),
      el('div.companies-row', {}, el('select.field', { id: 'invite-day' }, days.map((day) => el('option', { value: day.date }, dayWords(day.date, words.language)))),
        button('invitations.file', () => {
          const date = document.getElementById('invite-day').value;
          return download('GET', ['days', date, 'invitations'], `undangan-${date}.xlsx`);
        })));
  }

  function schedule(side) {
    const { open } = page.company;
    const mine = side === 'branch' ? 'branchAgreed' : 'companyAgreed';
    return el('section.companies-part', { 'aria-labelledby': 'schedule-title' },
      el('h2', { id: 'schedule-title' }, words.t('companies.schedule')),
      el('div', { id: 'proposed', role: 'status' }, proposed && el('p', {}, words.t('companies.proposed', proposed))),
      open && [el('p', {}, words.t(open[mine] ? 'companies.open.theirs' : 'companies.open.yours', { version: open.version })),
        table(words.t('companies.open'), ['day', 'site', 'hours', 'officers', 'people'].map((key) => words.t(`companies.days.${key}`)),
          open.days.map((day) => [dayWords(day.date, words.language), words.t(`companies.site.${day.site}`), `${hour(day.from)}–${hour(day.until)}`,
            String(day.officers), words.t('companies.ofMost', { people: day.people, most: day.most })])),
        !open[mine] && button('agree', async () => {
          await ask('POST', ['schedule', 'agree'], { version: open.version });
          proposed = null;
          await page.reload();
          page.render();
          page.say(words.t('companies.agreed'));
        }, { primary: true })].flat(),
      el('details', {}, el('summary', {}, words.t('companies.propose')), form()));
  }

  function form() {
    const field = (name, type, value, more = {}) => el('div', {}, el('label', { for: `plan-${name}` }, words.t(`companies.plan.${name}`)),
      el('input.field', { id: `plan-${name}`, type, value, required: true, ...more }));
    const value = (name) => document.getElementById(`plan-${name}`).value;
    return el('form.companies-form', {
      onsubmit: (event) => {
        event.preventDefault();
        page.act(event.currentTarget.querySelector('[type=submit]'), async () => {
          proposed = await ask('POST', ['schedule'], {
            site: value('site'), from: value('from'), officers: Number(value('officers')),
            secondsEach: Math.round(Number(value('minutes')) * 60), opens: value('opens'), closes: value('closes'),
          });
          await page.reload();
          page.render();
        });
      },
    }, el('p.small', {}, words.t('companies.plan.hint')),
    el('div', {}, el('label', { for: 'plan-site' }, words.t('companies.plan.site')), el('select.field', { id: 'plan-site' },
      ['company', 'branch'].map((site) => el('option', { value: site }, words.t(`companies.site.${site}`))))),
    el('div.companies-pair', {}, field('from', 'date', ''), field('officers', 'number', '10', { min: 1, max: 100 }),
      field('minutes', 'number', '2.4', { min: 0.1, step: 0.1, max: 240 }), field('opens', 'time', '09:00'), field('closes', 'time', '13:00')),
    el('button.button', { type: 'submit', dataset: { does: 'propose' } }, words.t('companies.plan.propose')));
  }

  return { ask, button, facts, list, progress, schedule, busy: whileBusy };
}
