// Papers that are sent ahead: what is asked for, how each stands, and a file chosen, sent in parts and taken up again where a line broke.

import { Problem, send } from '/display-board/shared/actions.js';
import { api, el, setText } from '/display-board/shared/dom.js';
import { paperGroups, paperMark, paperName } from './book-reasons.js';
import { dayWords } from './book-words.js';

const ANSWER_MILLIS = 10_000;
/** Of the last part: the server then draws the paper anew. */
const LAST_MILLIS = 70_000;
const PAUSE_MILLIS = 2_000;
/** Times that a part is sent in a row without getting on. */
const MOST_TRIES = 20;
/** States in which an officer wants a paper again. */
const AGAIN = ['unreadable', 'missing', 'mismatch'];

/** The papers of one booking. key: {booking, secret}. */
export function paperDesk(branch, { booking, secret }) {
  const address = (...path) => api('branches', branch, 'bookings', booking, 'papers', ...path);
  const authorization = `Booking ${secret}`;
  const ask = (method, path, body) => send(method, address(...path), body, ANSWER_MILLIS, { stay: true, authorization });

  async function part(document, blob, offset, millis) {
    let response;
    try {
      response = await fetch(`${address(document)}?offset=${offset}`, {
        method: 'PUT', body: blob, signal: AbortSignal.timeout(millis),
        headers: { Authorization: authorization, 'Content-Type': 'application/octet-stream' },
      });
    } catch {
      throw new Problem({});
    }
    if (!response.ok) throw new Problem({ status: response.status, ...await response.json().catch(() => ({})) });
  }

  /** Where a paper goes on; null where nothing of it is on its way any more. */
  async function received(document) {
    const { papers } = await ask('GET', []);
    return papers.find(({ id }) => id === document)?.received ?? null;
  }

  return {
    list: () => ask('GET', []),

    /** Sends a file; told(share) is called with 0 to 1. What a broken line interrupted goes on where the server says. */
    async send(document, file, partBytes, told) {
      await ask('POST', [document], { size: file.size });
      let offset = 0;
      for (let tries = 0; ;) {
        told(offset / file.size);
        const blob = file.slice(offset, offset + partBytes);
        const isLast = offset + blob.size >= file.size;
        try {
          await part(document, blob, offset, isLast ? LAST_MILLIS : ANSWER_MILLIS * 3);
          offset += blob.size;
          tries = 0;
          if (isLast) return;
        } catch (problem) {
          const mayGoOn = problem.lost || problem.status >= 500 || problem.refusal === 'WrongOffset';
          tries += 1;
          if (!mayGoOn || tries > MOST_TRIES) throw problem;
          await new Promise((done) => { setTimeout(done, PAUSE_MILLIS); });
          const at = await received(document).catch(() => offset);
          if (at === null) return; // all of it was here, and the answer was lost
          offset = at;
        }
      }
    },
  };
}

/** The papers of a confirmed booking, as a part of its page that fills itself. */
export function papersPart({ words, branch, key }) {
  const desk = paperDesk(branch, key);
  const list = el('ul.book-sent');
  const lead = el('p.small');
  const said = el('p.strong', { role: 'status' });
  const part = el('section.book-keep', { id: 'papers', hidden: true },
    el('h2', {}, words.t('book.send.title')), lead, said, list);
  let view = null;

  async function load() {
    view = await desk.list();
    part.hidden = view.papers.length === 0;
    render();
  }

  function render() {
    const again = view.papers.filter(({ state }) => AGAIN.includes(state)).length;
    setText(lead, words.t('book.send.lead', { megabytes: view.mostBytes / 1024 / 1024, day: dayWords(view.until, words.language) }));
    setText(said, again ? words.t('book.send.again', { count: again }) : view.missing.length === 0 ? words.t('book.send.all') : words.t('book.send.missing', { count: view.missing.length }));
    list.replaceChildren(...paperGroups(view.papers).map(({ oneOf, papers }) => (oneOf
      ? el('li.book-sent-group', {}, el('p.strong', {}, words.t('book.papers.oneOf')), el('ul', {}, papers.map(row)))
      : row(papers[0]))));
  }

  function row(paper) {
    const name = paperName(words, paper);
    const wanted = AGAIN.includes(paper.state);
    const state = el('p.small.book-sent-state', { role: 'status' }, words.t(`book.send.state.${paper.state}`));
    const field = el('input', {
      type: 'file', id: `paper-${paper.id}`, 'aria-describedby': `paper-${paper.id}-state`, accept: 'image/jpeg,image/png,application/pdf',
      onchange: () => field.files[0] && choose(paper, field, state),
    });
    state.id = `paper-${paper.id}-state`;
    return el(`li.book-sent-row${wanted ? '.wanted' : ''}`, { dataset: { paper: paper.id, state: paper.state } },
      el('label.strong', { for: field.id }, name),
      paper.basis && el('p.small.soft', {}, paperMark(words, paper)),
      state,
      paper.sentence && el('p.book-sent-sentence', {}, words.t('book.send.sentence', { sentence: paper.sentence })),
      field);
  }

  /** A file that is too large is said to be so before a byte is sent. */
  async function choose(paper, field, state) {
    const file = field.files[0];
    const fail = (text) => {
      field.disabled = false;
      field.value = '';
      field.setAttribute('aria-invalid', 'true');
      setText(state, text);
      field.focus();
    };
    if (file.size > view.mostBytes) return fail(words.t('book.send.refusal.PaperTooLarge'));
    field.removeAttribute('aria-invalid');
    field.disabled = true;
    try {
      await desk.send(paper.id, file, view.partBytes, (share) => setText(state, words.t('book.send.sending', { percent: Math.round(share * 100) })));
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      return fail(refusal(problem));
    }
    await load().catch(() => {});
    return document.getElementById(field.id)?.focus();
  }

  function refusal(problem) {
    if (words.has(`book.send.refusal.${problem.refusal}`)) return words.t(`book.send.refusal.${problem.refusal}`);
    if (problem.lost) return words.t('book.send.lost');
    return words.t(problem.status === 429 || problem.status >= 500 ? 'book.send.full' : 'book.problem.other');
  }

  // without an answer the page is as before, and the list of what to bring stands there anyway
  load().catch(() => {});
  return part;
}
