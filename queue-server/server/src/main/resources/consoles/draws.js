// The draws of a branch: /draws/{branch}. What was promised before, what came of it, and how anybody can compute it again.

import { Problem, send } from '/display-board/shared/actions.js';
import { api, byId, el, pathParts, setText } from '/display-board/shared/dom.js';
import { browserLanguage, languageToggle, openWords } from '/display-board/shared/i18n.js';
import { dayWords, momentWords } from './book-words.js';
import { faultsOf } from './draw-order.js';

const [, branch] = pathParts();
const words = await openWords(['/consoles/i18n/book', '/consoles/i18n/draws'], { usual: browserLanguage() });
const ask = (...path) => send('GET', api('branches', branch, ...path), undefined, 10_000, { stay: true });

/** The draw by hand, in a shell. */
const COMMANDS = String.raw`printf %s "$secret" | sha256sum
seed=$(printf '%s\n%s' "$secret" "$(LC_ALL=C sort numbers)" | sha256sum | cut -c1-64)
while read number; do
  echo "$(printf '%s\n%s' "$seed" "$number" | sha256sum | cut -c1-64) $number"
done < numbers | LC_ALL=C sort`;

/** name of the branch, draws with their lots, the results of checks by date; trouble: whether the branch did not answer. */
const page = { name: '', draws: [], checked: new Map(), trouble: false };

function render() {
  setText(byId('branch'), page.name);
  const title = words.t('draws.title');
  byId('step').replaceChildren(el('h1', { tabindex: -1 }, title), el('p', {}, words.t('draws.lead')),
    page.trouble ? el('p', { role: 'alert' }, words.t('draws.lost'))
      : page.draws.length === 0 ? el('p', {}, words.t('draws.none')) : '',
    ...page.draws.map(section),
    el('section.book-keep', {}, el('h2', {}, words.t('draws.how')),
      el('ol.book-how', {}, ['commitment', 'seed', 'order', 'places'].map((key) => el('li', {}, words.t(`draws.how.${key}`)))),
      el('p.small.soft', {}, words.t('draws.how.shell')), el('p', {}, words.t('draws.how.commands')), el('pre.book-hash', {}, el('code', {}, COMMANDS))));
  document.title = page.name ? `${title} · ${page.name}` : title;
}

function section(draw) {
  const row = (key, value) => value !== undefined && el('div', {}, el('dt.small.soft', {}, words.t(`draws.${key}`)), el('dd', {}, value));
  const hash = (value) => value && el('code.book-hash', {}, value);
  return el('section.book-keep', { dataset: { draw: draw.date } },
    el('h2', {}, dayWords(draw.date, words.language)),
    el('dl.book-facts', {},
      row(draw.state === 'open' ? 'until' : 'held', momentWords(draw.until, words)),
      row('applicants', String(draw.applicants)),
      row('places', draw.places === undefined ? undefined : String(draw.places)),
      row('commitment', hash(draw.commitment)), row('secret', hash(draw.secret)), row('seed', hash(draw.seed))),
    draw.commitmentKept === false && el('p.strong', { role: 'alert' }, words.t('draws.broken')),
    draw.lots && [check(draw), order(draw)].flat());
}

function check(draw) {
  const faults = page.checked.get(draw.date);
  return [
    el('button.button', { type: 'button', dataset: { does: 'check' }, onclick: () => {
      page.checked.set(draw.date, faultsOf(draw));
      render();
      document.querySelector(`[data-draw="${draw.date}"] .book-checked`).focus();
    } }, words.t('draws.check')),
    faults && el('p.strong.book-checked', { tabindex: -1 }, faults.length
      ? words.t('draws.check.wrong', { what: faults.map((each) => words.t(`draws.${each}`)).join(', ') })
      : words.t('draws.check.right', { count: draw.lots.length })),
  ];
}

/** Folded, as a thousand lines are for whoever looks for one. */
function order(draw) {
  return el('details', {}, el('summary', {}, words.t('draws.order.all')), el('ol.book-order', {}, draw.lots.map(({ application, won }) =>
    el('li', {}, el('code', {}, application), ' ', words.t(won ? 'draws.won' : 'draws.waits')))));
}

async function load() {
  try {
    page.name = (await ask('services')).name;
    const { draws } = await ask('draws');
    page.draws = await Promise.all(draws.map((draw) => (draw.state === 'held' ? ask('draws', draw.date) : draw)));
    page.trouble = false;
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    page.trouble = true;
  }
  render();
  document.documentElement.dataset.ready = 'yes';
}

languageToggle(byId('language'), words);
words.onChange(render);
load();
