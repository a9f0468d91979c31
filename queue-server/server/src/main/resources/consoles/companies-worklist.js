// A company's list of a day, as officers work it off: the next person, whom no other officer gets, and what became of the claim.

import { el } from '/display-board/shared/dom.js';
import { dayWords } from './book-words.js';
import { table } from './companies-parts.js';

const MARKS = ['served', 'missing-papers', 'absent'];

export function worklist(page, parts) {
  const { words } = page;
  let date = null;
  let person = null;
  let people = null;

  async function next() {
    person = await parts.ask('POST', ['days', date, 'next'], {});
    page.render();
    document.getElementById('person').focus();
  }

  async function mark(number, claim) {
    await parts.ask('POST', ['people', String(number)], { claim });
    page.say(words.t(`companies.marked.${claim}`, { number }));
    person = null;
    if (people) people = (await parts.ask('GET', ['days', date])).people;
    await page.reload();
    page.render();
    document.querySelector('[data-does=next]').focus();
  }

  function card() {
    if (!person) return null;
    const row = (key, value) => value && el('div', {}, el('dt.small.soft', {}, words.t(`companies.${key}`)), el('dd', {}, value));
    return el('div.companies-part', { id: 'person', tabindex: -1 }, el('h3', {}, `${person.number}. ${person.name}`),
      el('dl.companies-facts', {}, row('nik', person.nik), row('kpj', person.kpj), row('phone', person.phone),
        row('period', `${person.workedFrom} – ${person.workedUntil}`), row('reason', person.reason),
        row('department', person.department),
        row('missing', person.missing.length ? person.missing.join(', ') : words.t('companies.missing.none'))),
      el('div.companies-row', {}, MARKS.map((claim) => el('button.button', {
        type: 'button', dataset: { does: claim }, onclick: (event) => page.act(event.currentTarget, () => mark(person.number, claim)),
      }, words.t(`companies.mark.${claim}`)))));
  }

  function part() {
    const { days } = page.company;
    if (days.length === 0) return null;
    date = days.some((day) => day.date === date) ? date : (days.find((day) => day.left > 0) ?? days[0]).date;
    return el('section.companies-part', { 'aria-labelledby': 'worklist-title' },
      el('h3', { id: 'worklist-title' }, words.t('companies.work')),
      el('label', { for: 'work-day' }, words.t('companies.work.day')),
      el('select.field', {
        id: 'work-day', onchange: (event) => {
          date = event.currentTarget.value;
          person = null;
          people = null;
          page.render();
          document.getElementById('work-day').focus();
        },
      }, days.map((day) => el('option', { value: day.date, selected: day.date === date }, dayWords(day.date, words.language)))),
      el('div.companies-row', {}, parts.button('next', next, { primary: true }), parts.button('names', async () => {
        people = (await parts.ask('GET', ['days', date])).people;
        page.render();
        document.getElementById('names').focus();
      })),
      card(),
      people && el('div', { id: 'names', tabindex: -1 }, table(words.t('companies.names'),
        ['number', 'name', 'hours', 'claim'].map((key) => words.t(`companies.names.${key}`)),
        people.map((each) => [String(each.number), each.name, `${each.from.slice(0, 5)}–${each.until.slice(0, 5)}`, words.t(`companies.claim.${each.claim}`)]))));
  }

  return {
    part,
    leave() {
      date = null;
      person = null;
      people = null;
    },
  };
}
