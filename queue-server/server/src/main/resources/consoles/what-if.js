// What changes would do before they are done: asks the server to play the rest of the day as it is and with each of them. All
// that have been tried stand side by side.

import { send } from '/display-board/shared/actions.js';
import { byId, el, reconcile, setText } from '/display-board/shared/dom.js';
import { choices } from './what-if-choices.js';
import { cells, isUnserved, neverCalled, sides } from './what-if-figures.js';
import { waitsPicture } from './what-if-picture.js';
import { dayMinutes } from './time-axis.js';

/** As many as the server plays at once. */
const MOST_ROWS = 6;

export function whatIfPanel({ address, draftAddress, words, failed }) {
  const subject = byId('whatif-subject');
  const change = byId('whatif-change');
  const ask = byId('whatif-ask');
  const join = byId('whatif-join');
  let subjects = [];
  /** Each a list of the options that are made together. */
  let rows = [];
  let answer = null;
  let isBusy = false;
  let picture = null;
  let drawn = '';

  /** The plan that somebody is drafting in the settings. */
  async function draft() {
    const { draft: saved } = await send('GET', draftAddress);
    if (!saved) throw new Error(words.t('whatif.no-draft'));
    return [{ plan: saved.plan }];
  }

  function update(view) {
    subjects = choices(view, dayMinutes(view.now), words, draft);
    fill(subject, subjects);
    fillChanges();
  }

  function fillChanges() {
    fill(change, subjects.find(({ value }) => value === subject.value)?.options ?? []);
  }

  /** Keeps what was chosen, and leaves a list alone that somebody has open and that is the same. */
  function fill(select, list) {
    const signature = JSON.stringify(list.map((each) => [each.value, each.label()]));
    if (select.dataset.choices === signature) return;
    const chosen = select.value;
    select.dataset.choices = signature;
    select.replaceChildren(...list.map(({ value, label }) => el('option', { value }, label())));
    if (list.some(({ value }) => value === chosen)) select.value = chosen;
  }

  /** The chosen option, which stays as it is when the branch moves on; null where there is none. */
  function chosen() {
    const about = subjects.find(({ value }) => value === subject.value);
    const option = about?.options.find(({ value }) => value === change.value);
    if (!option) return null;
    const label = () => (about.options.length === 1 ? option.label() : `${about.label()}: ${option.label()}`);
    return { label, changes: option.changes };
  }

  const rowWords = (row) => row.map(({ label }) => label()).join(' + ');

  async function play(wanted) {
    isBusy = true;
    render();
    try {
      if (wanted.length === 0) {
        answer = null;
      } else {
        const lists = await Promise.all(wanted.map(changesOf));
        const [changes, ...alternatives] = lists;
        answer = await send('POST', address, { changes, alternatives: alternatives.map((each) => ({ changes: each })) });
      }
      rows = wanted;
    } catch (problem) {
      failed(problem);
    } finally {
      isBusy = false;
    }
    render();
  }

  async function changesOf(row) {
    const lists = await Promise.all(row.map(({ changes }) => (typeof changes === 'function' ? changes() : changes)));
    return lists.flat();
  }

  function state() {
    if (isBusy) return words.t('whatif.busy');
    return answer ? words.t('whatif.done', { paths: answer.paths }) : '';
  }

  function render() {
    setText(byId('whatif-state'), state());
    ask.disabled = isBusy || rows.length >= MOST_ROWS;
    join.hidden = rows.length === 0;
    join.disabled = isBusy;
    byId('whatif-result').hidden = !answer;
    if (!answer) {
      drawn = '';
      return;
    }
    const compared = sides(answer, [words.t('whatif.before'), ...rows.map(rowWords)]);
    const unserved = byId('whatif-unserved');
    unserved.hidden = !isUnserved(answer.before);
    setText(unserved, words.t('whatif.unserved', { count: neverCalled(answer.before) }));
    reconcile(byId('whatif-rows'), compared, {
      key: (side) => side.place,
      create: ({ place }) => el('tr', {}, el('th', { scope: 'row' }), [0, 1, 2, 3, 4].map(() => el('td')), el('td', {}, place > 0 && dropButton(place))),
      update(line, side) {
        const [name, ...others] = line.children;
        setText(name, side.label);
        cells(side, words).forEach((text, index) => setText(others[index], text));
        const drop = others.at(-1).firstElementChild;
        if (drop) {
          drop.disabled = isBusy;
          drop.setAttribute('aria-label', words.t('whatif.drop.of', { change: side.label }));
          setText(drop, words.t('whatif.drop'));
        }
      },
    });
    drawOnce(compared);
  }

  /** A view comes every few seconds, and the picture is the same until another question is answered. */
  function drawOnce(compared) {
    const seen = compared.filter(({ expected }) => expected.length > 0);
    byId('whatif-chart').hidden = seen.length === 0;
    const signature = JSON.stringify([words.language, answer.now, seen.map(({ label }) => label)]);
    if (seen.length === 0 || signature === drawn) return;
    drawn = signature;
    picture ??= waitsPicture(byId('whatif-picture'));
    picture.show(seen, words).catch(failed);
  }

  function dropButton(place) {
    return el('button.button.quiet', {
      type: 'button',
      onclick: async () => {
        await play(rows.filter((row, index) => index !== place - 1));
        change.focus();
      },
    });
  }

  subject.addEventListener('change', fillChanges);
  ask.addEventListener('click', () => {
    const option = chosen();
    if (option) play([...rows, [option]]);
  });
  join.addEventListener('click', () => {
    const option = chosen();
    if (option) play([...rows.slice(0, -1), [...rows.at(-1), option]]);
  });

  return { update, render };
}
