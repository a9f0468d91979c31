// Whoever holds a slip under the scanner sees where their visit stands.

import { el } from '/display-board/shared/dom.js';
import { icon } from './icon.js';

const SIGNS = { called: 'go', serving: 'person', completed: 'check' };
const GONE = new Set(['completed', 'noShow', 'abandoned']);

export function scannedScene({ words, phrases }, visit, { service, back }) {
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
    GONE.has(visit.stage) && el('p', { class: 'lead' }, words.t(next)));

  const say = () => [
    phrases.text('yourNumber'), phrases.ticket(visit), phrases.text(`visit.${visit.stage}`, { booth: visit.booth }),
    waits && visit.ahead != null && (visit.ahead === 0 ? phrases.text('say.aheadNone') : phrases.text('say.ahead', { count: visit.ahead })),
    ...(waits && visit.unservedWords ? [phrases.wait(visit)] : waits && visit.waitWords ? [phrases.text('wait'), phrases.wait(visit)] : []),
    GONE.has(visit.stage) && phrases.text(next),
  ].filter(Boolean);

  return { name: 'scanned', step: null, build, say, back };
}
