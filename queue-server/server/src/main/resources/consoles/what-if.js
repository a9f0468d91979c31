// What a change would do before it is done: asks the server to play the rest of the day with and without it.

import { send } from '/display-board/shared/actions.js';
import { byId, el, setText } from '/display-board/shared/dom.js';
import { waitWords } from '/display-board/shared/wait-words.js';
import { drawWaits } from './what-if-picture.js';

const MOST_AT_ONCE = 6;

/** What can be tried with the groups as they are: [{value, label, changes}]. */
export function choices(groups, words) {
  const list = [{ value: 'add', label: words.t('whatif.add'), changes: [{ addOfficer: true }] }];
  for (const group of groups) {
    if (!group.duty) continue;
    const name = { group: words.name(group.names) || group.group };
    list.push({ value: `remove ${group.group}`, label: words.t('whatif.remove', name), changes: [{ removeOfficer: group.group }] });
    for (const by of [1, -1]) {
      const concurrency = group.concurrency + by;
      if (concurrency < 1 || concurrency > MOST_AT_ONCE) continue;
      list.push({
        value: `concurrency ${group.group} ${by}`,
        label: words.t('whatif.concurrency', { ...name, concurrency }),
        changes: [{ group: group.group, concurrency }],
      });
    }
  }
  return list;
}

export function whatIfPanel({ address, words, failed }) {
  const select = byId('whatif-change');
  const button = byId('whatif-ask');
  let answer = null;

  function update(groups) {
    const list = choices(groups, words);
    const signature = JSON.stringify(list);
    if (select.dataset.choices === signature) return;
    const chosen = select.value;
    select.dataset.choices = signature;
    select.replaceChildren(...list.map(({ value, label }) => el('option', { value }, label)));
    if (list.some(({ value }) => value === chosen)) select.value = chosen;
    select.list = list;
  }

  /** Each with its range: of ten rests of the day, one is below and one above. */
  function side(name, { wait, serviceLevel, finish }) {
    const percent = (share) => Math.round(share * 100);
    setText(byId(`whatif-${name}-wait`), waitWords(wait, words.language));
    setText(byId(`whatif-${name}-level`), range(percent(serviceLevel.low), percent(serviceLevel.high), ' %'));
    setText(byId(`whatif-${name}-finish`), range(finish.low.slice(11, 16), finish.high.slice(11, 16)));
  }

  function range(low, high, unit = '') {
    return low === high ? `${low}${unit}` : `${low}–${high}${unit}`;
  }

  /** What the change does to the mean wait, where that is more than chance. */
  function verdict({ lowSeconds, meanSeconds, highSeconds }) {
    if (lowSeconds <= 0 && highSeconds >= 0) return words.t('whatif.no-difference');
    const minutes = Math.abs(meanSeconds) / 60;
    return words.t(meanSeconds > 0 ? 'whatif.saves' : 'whatif.costs', {
      minutes: minutes.toLocaleString(words.language, { maximumFractionDigits: minutes < 10 ? 1 : 0 }),
    });
  }

  function render() {
    byId('whatif-result').hidden = !answer;
    if (!answer) return;
    setText(byId('whatif-verdict'), verdict(answer.saved));
    side('before', answer.before);
    side('after', answer.after);
    drawWaits(byId('whatif-picture'), answer, words);
  }

  button.addEventListener('click', async () => {
    const choice = select.list?.find(({ value }) => value === select.value);
    if (!choice) return;
    button.disabled = true;
    setText(byId('whatif-state'), words.t('whatif.busy'));
    try {
      answer = await send('POST', address, { changes: choice.changes });
      setText(byId('whatif-state'), words.t('whatif.done', { change: choice.label, paths: answer.paths }));
    } catch (problem) {
      setText(byId('whatif-state'), '');
      failed(problem);
    } finally {
      button.disabled = false;
    }
    render();
  });

  return { update, render };
}
