// Beside the tiles: the visit in the chosen booth. Its papers to be ticked and asked for, what the booth's screen asks,
// and a note that vanishes with the visit.

import { el, reconcile, setText } from '/display-board/shared/dom.js';

export const PROMPTS = ['sign', 'scan', 'fill-in', 'look', 'speak-up', 'wait'];

/** Fills the panel; tick(visit, document, seen, box), prompt(booth, request, button) and note(visit, text) say what was done. */
export function visitPanel(panel, { words, tick, prompt, note }) {
  const title = el('h2', { id: 'visit-title' });
  const papers = el('ul.papers');
  const papersTitle = el('h3.small');
  const prompts = el('div.prompts', { role: 'group' });
  const promptsTitle = el('h3.small');
  const label = el('label.small.strong', { for: 'note' });
  const field = el('textarea.field', { id: 'note', rows: 2, maxlength: 500, autocomplete: 'off' });
  const promise = el('p.small.soft');
  panel.append(title, papersTitle, papers, promptsTitle, prompts, label, field, promise);

  let booth = null;
  let kept = '';

  function save() {
    const text = field.value.trim();
    if (booth && text !== kept) note(booth.visit, text);
  }

  field.addEventListener('change', save);
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    if (event.key === 'Escape') field.value = kept;
    field.blur();
    panel.dispatchEvent(new CustomEvent('done', { bubbles: true }));
  });

  return {
    /** Shows the visit in that booth; what somebody is writing stays, unless it was about another visit. */
    update(next, text) {
      const another = next?.visit?.ticket !== booth?.visit.ticket;
      if (another && document.activeElement === field) field.blur();
      booth = next?.visit ? next : null;
      panel.hidden = !booth;
      if (!booth) return;
      if (another || document.activeElement !== field) field.value = text;
      kept = text;
      setText(title, `${booth.visit.ticket} · ${words.t('booth')} ${booth.booth}`);
      setText(papersTitle, words.t('officer.papers'));
      setText(promptsTitle, words.t('officer.prompts'));
      setText(label, words.t('officer.note'));
      setText(promise, words.t('officer.note.promise'));
      papersTitle.hidden = papers.hidden = (booth.visit.documents ?? []).length === 0;
      prompts.setAttribute('aria-label', words.t('officer.prompts'));
      renderPapers();
      renderPrompts();
    },
    focusPapers: () => (papers.querySelector('input:not(:checked)') ?? papers.querySelector('input'))?.focus(),
    focusPrompts: () => prompts.querySelector('button').focus(),
    focusNote: () => field.focus(),
  };

  function renderPapers() {
    const { visit } = booth;
    reconcile(papers, visit.documents ?? [], {
      key: (paper) => `${visit.ticket} ${paper.id}`,
      create(paper) {
        const box = el('input', { type: 'checkbox' });
        const show = el('button.button.quiet', { type: 'button', dataset: { show: paper.id } });
        box.addEventListener('change', () => tick(booth.visit, paper.id, box.checked, box));
        show.addEventListener('click', () => ask(show, { prompt: 'show', document: paper.id }));
        return el('li', {}, el('label', {}, box, el('span')), show);
      },
      update(row, paper) {
        const [name, show] = row.children;
        name.firstElementChild.checked = paper.ticked;
        name.classList.toggle('optional', !paper.required);
        setText(name.lastElementChild, words.name(paper.text));
        show.hidden = paper.ticked;
        press(show, visit.prompt?.prompt === 'show' && visit.prompt.document === paper.id);
        setText(show, words.t('officer.papers.show'));
        show.setAttribute('aria-label', `${words.t('officer.papers.show')}: ${words.name(paper.text)}`);
      },
    });
  }

  function renderPrompts() {
    reconcile(prompts, PROMPTS, {
      key: (name) => name,
      create: (name) => el('button.chip', {
        type: 'button', dataset: { prompt: name }, onclick: (event) => ask(event.currentTarget, { prompt: name }),
      }),
      update(button, name) {
        setText(button, words.t(`officer.prompt.${name}`));
        press(button, booth.visit.prompt?.prompt === name);
      },
    });
  }

  function press(button, pressed) {
    button.setAttribute('aria-pressed', String(pressed));
  }

  /** A second press on what is asked for takes it off the screen. */
  function ask(button, request) {
    return prompt(booth, button.getAttribute('aria-pressed') === 'true' ? {} : request, button);
  }
}
