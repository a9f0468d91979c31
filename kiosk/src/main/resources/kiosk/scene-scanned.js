// Whoever holds a slip under the scanner sees where their visit stands.

import { el } from '/display-board/shared/dom.js';
import { button } from './button.js';
import { icon } from './icon.js';

const SIGNS = { fetching: 'slip', called: 'go', serving: 'person', completed: 'check' };
const GONE = new Set(['completed', 'noShow', 'abandoned']);

/** comeBack() says that the papers are there, printList() answers whether the list came out. */
export function scannedScene({ words, phrases }, visit, { service, back, comeBack, printList }) {
  const lacks = visit.stage === 'fetching';
  const waits = visit.stage === 'waiting';
  const next = visit.placeKept == null ? 'visit.ask' : visit.placeKept ? 'visit.placeKept' : 'visit.behind';

  function ahead() {
    return visit.ahead === 0 ? words.t('aheadNone') : words.t('aheadPeople', { count: visit.ahead });
  }

  function fact(key, text) {
    return el('div', { class: `fact ${key}` }, el('dt', {}, words.t(key)), el('dd', {}, text));
  }

  const build = () => el('section', { class: 'message scanned', 'data-stage': visit.stage },
    el('p', { class: 'lead' }, words.t('yourNumber')),
    el('h1', {}, visit.ticket),
    service && el('p', {}, words.name(service.names) || service.id),
    el('p', { class: 'extra' }, icon(SIGNS[visit.stage] ?? 'clock'), ' ', words.t(`visit.${visit.stage}`, { booth: visit.booth })),
    waits && el('dl', {},
      visit.ahead == null ? null : fact('ahead', ahead()),
      fact('wait', words.name(visit.unservedWords ?? visit.waitWords) || words.t('waitUnknown'))),
    lacks && missing(),
    GONE.has(visit.stage) && el('p', { class: 'lead' }, words.t(next)));

  /** The papers to fetch, on paper for the way home, and the way back into the queue. */
  function missing() {
    const failed = el('p', { class: 'lead', role: 'status' });
    const print = button({
      onclick: async () => {
        print.disabled = true;
        failed.textContent = await printList() ? '' : words.t('visit.noList');
        print.disabled = false;
      },
      saying: () => [phrases.text('visit.list')],
    }, icon('slip'), words.t('visit.list'));
    return [
      el('ul', { class: 'lacks' }, (visit.missing ?? []).map((paper) => el('li', {}, words.name(paper)))),
      el('p', { class: 'lead' }, words.t('visit.keep')),
      failed,
      el('div', { class: 'answers' },
        button({ class: 'main', onclick: comeBack, saying: () => [phrases.text('visit.back')] }, icon('check'), words.t('visit.back')),
        print),
    ];
  }

  const say = () => [
    phrases.text('yourNumber'), phrases.ticket(visit), phrases.text(`visit.${visit.stage}`, { booth: visit.booth }),
    waits && visit.ahead != null && (visit.ahead === 0 ? phrases.text('say.aheadNone') : phrases.text('say.ahead', { count: visit.ahead })),
    ...(waits && visit.unservedWords ? [phrases.wait(visit)] : waits && visit.waitWords ? [phrases.text('wait'), phrases.wait(visit)] : []),
    lacks && phrases.text('visit.keep'),
    GONE.has(visit.stage) && phrases.text(next),
  ].filter(Boolean);

  return { name: 'scanned', step: null, build, say, back };
}
