// Papers that somebody sent ahead, beside the face: how each stands, its pages to be looked at closely, and what the officer finds. The server
// notes each look, so nothing is asked for before somebody presses.

import { problemWords, send, whileBusy } from '/display-board/shared/actions.js';
import { api, el, setText } from '/display-board/shared/dom.js';

export const VERDICTS = ['accepted', 'unreadable', 'missing', 'mismatch'];
const ZOOMS = [100, 150, 200, 300, 400];
const LONGEST = 200;

/** A panel for one booking at a time. of() answers the address where its papers are, or null where nothing is shown. */
export function papersPanel(panel, { branch, words }) {
  const title = el('h2', { id: `${panel.id}-title` });
  const open = el('button.button', { type: 'button', dataset: { does: 'papers' }, onclick: () => look() });
  const said = el('p.small', { role: 'status' });
  const list = el('ul.sent');
  panel.append(title, open, said, list);
  let address = null;
  let view = null;
  /** The page that is looked at: {paper, page, zoom}. */
  let seen = null;
  /** Sentences that were not sent yet, by paper: the list is drawn anew while somebody writes. */
  const typed = new Map();

  const bookingPath = (...path) => api('branches', branch, 'bookings', view.booking, 'papers', ...path);

  /** The address of the list of papers; null for nobody's. */
  function update(next) {
    if (next !== address) {
      address = next;
      view = seen = null;
      typed.clear();
      setText(said, '');
    }
    panel.hidden = !address;
    if (address) render();
  }

  async function look() {
    const asked = address;
    await attempt(open, async () => {
      const found = await send('GET', asked);
      if (asked !== address) return;
      view = found;
      render();
      list.querySelector('button')?.focus();
    });
  }

  async function attempt(button, work) {
    await whileBusy(button, async () => {
      try {
        await work();
      } catch (problem) {
        if (problem.status === undefined) throw problem;
        setText(said, problem.status === 404 ? words.t('sent.none') : problemWords(problem, words));
      }
    });
  }

  function render() {
    setText(title, view?.names ? `${words.t('sent.title')} · ${words.name(view.names)}` : words.t('sent.title'));
    setText(open, words.t('sent.open'));
    open.hidden = Boolean(view);
    // what somebody writes or looks at stays
    const drawn = JSON.stringify([view, words.language, seen]);
    if (list.dataset.drawn === drawn) return;
    list.dataset.drawn = drawn;
    if (view) setText(said, view.missing.length === 0 ? words.t('sent.all') : words.t('sent.missing', { count: view.missing.length }));
    list.replaceChildren(...(view?.papers ?? []).map(row));
  }

  function row(paper) {
    const name = words.name(paper.text) || paper.id;
    const isSeen = seen?.paper === paper.id;
    const button = el('button.button', {
      type: 'button', dataset: { look: paper.id }, 'aria-expanded': String(isSeen), 'aria-label': `${words.t('sent.look')}: ${name}`,
      onclick: () => turnTo(isSeen ? null : { paper: paper.id, page: 1, zoom: 0 }, `[data-look="${paper.id}"]`),
    }, words.t(isSeen ? 'sent.close' : 'sent.look'));
    return el('li.sent-row', { dataset: { paper: paper.id, state: paper.state } },
      el('div.sent-head', {}, el('span.strong', {}, name), el('span.small', {}, words.t(`sent.state.${paper.state}`)), button),
      paper.sentence && el('p.small.soft', {}, paper.sentence),
      isSeen && pages(paper, name),
      isSeen && judge(paper, name));
  }

  function turnTo(next, focus) {
    seen = next;
    render();
    list.querySelector(focus)?.focus();
  }

  function pages(paper, name) {
    if (paper.pages === 0) return null;
    const { page, zoom } = seen;
    const tool = (key, does, allowed, next) => el('button.button', {
      type: 'button', dataset: { does: key }, disabled: !allowed, onclick: () => turnTo({ ...seen, ...next }, `[data-does=${does}]`),
    }, words.t(`sent.${key}`));
    return el('div.sent-pages', {},
      el('div.sent-stage', { tabindex: 0, role: 'group', 'aria-label': words.t('document.stage') }, picture(paper, name, page, zoom)),
      el('div.sent-tools', {},
        tool('smaller', zoom > 1 ? 'smaller' : 'larger', zoom > 0, { zoom: zoom - 1 }), el('span.number.small', { role: 'status' }, `${ZOOMS[zoom]} %`),
        tool('larger', zoom < ZOOMS.length - 2 ? 'larger' : 'smaller', zoom < ZOOMS.length - 1, { zoom: zoom + 1 }),
        paper.pages > 1 && tool('before', page > 2 ? 'before' : 'after', page > 1, { page: page - 1 }),
        paper.pages > 1 && el('span.number.small', {}, words.t('sent.page', { page, pages: paper.pages })),
        paper.pages > 1 && tool('after', page < paper.pages - 1 ? 'after' : 'before', page < paper.pages, { page: page + 1 })));
  }

  /** Each page is fetched once while it is looked at, so that a look is noted once. */
  function picture(paper, name, page, zoom) {
    const key = `${view.booking} ${paper.id} ${paper.sentAt} ${page}`;
    if (picture.last?.key !== key) picture.last = { key, image: el('img', { src: bookingPath(paper.id, 'pages', String(page)) }) };
    const { image } = picture.last;
    image.alt = words.t('sent.picture', { name, page });
    image.style.inlineSize = `${ZOOMS[zoom]}%`;
    return image;
  }

  function judge(paper, name) {
    const field = el('input.field', { id: `sentence-${paper.id}`, maxlength: LONGEST, autocomplete: 'off', value: typed.get(paper.id) ?? paper.sentence ?? '', oninput: () => typed.set(paper.id, field.value) });
    return el('div.sent-judge', { role: 'group', 'aria-label': words.t('sent.judge', { name }) },
      el('label.small.strong', { for: field.id }, words.t('sent.sentence')), field,
      el('div.sent-tools', {}, VERDICTS.map((verdict) => el('button.chip', {
        type: 'button', dataset: { verdict }, 'aria-pressed': String(paper.state === verdict),
        onclick: (event) => find(paper, verdict, field.value, event.currentTarget),
      }, words.t(`sent.verdict.${verdict}`)))),
      el('p.small.soft', {}, words.t('sent.promise')));
  }

  async function find(paper, verdict, sentence, button) {
    const asked = address;
    await attempt(button, async () => {
      const found = await send('POST', bookingPath(paper.id, 'judgement'), { verdict, sentence: sentence.trim() || undefined });
      if (asked !== address) return;
      typed.delete(paper.id);
      view = found;
      render();
      list.querySelector(`[data-paper="${paper.id}"] [data-verdict=${verdict}]`)?.focus();
    });
  }

  return {
    update,
    get shown() {
      return !panel.hidden;
    },
    focus: () => (open.hidden ? list.querySelector('button') : open)?.focus(),
  };
}
