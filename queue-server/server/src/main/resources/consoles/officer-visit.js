// Beside the tiles: the visit in the chosen booth. Its papers to be ticked and asked for, what the booth's screen asks,
// and a note that vanishes with the visit. Every button goes with its visit: a press that is under way when another visit
// comes reaches nobody.

import { el, reconcile, setText } from '/display-board/shared/dom.js';
import { stepsPart } from './officer-steps.js';

export const PROMPTS = ['sign', 'scan', 'fill-in', 'look', 'speak-up', 'wait'];

/**
 * Fills the panel; tick(booth, document, seen, box), prompt(booth, request, button) and note(visit, text) say what was done,
 * free() that the panel may show another visit again. steps is what officer-steps.js needs.
 */
export function visitPanel(panel, { words, tick, prompt, note, free, steps }) {
  const ticket = el('span.visit-ticket.number');
  const place = el('span.visit-booth');
  const title = el('h2', { id: 'visit-title' }, ticket, place);
  const papers = el('ul.papers');
  const papersTitle = el('h3.small');
  const prompts = el('div.prompts', { role: 'group' });
  const promptsTitle = el('h3.small');
  const label = el('label.small.strong', { for: 'note' });
  const field = el('textarea.field', { id: 'note', rows: 2, maxlength: 500, autocomplete: 'off' });
  const promise = el('p.small.soft', { role: 'status' });
  const ofSteps = stepsPart({ words, ...steps });
  const ofVisit = [papersTitle, papers, ...ofSteps.parts, promptsTitle, prompts];
  panel.append(title, ...ofVisit, label, field, promise);

  let booth = null;
  let kept = '';
  /** Somebody was writing when the visit left: what is typed from then on goes to nobody. */
  let left = false;

  function save() {
    const text = field.value.trim();
    if (booth && !left && text !== kept) note(booth.visit, text);
  }

  field.addEventListener('change', save);
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' && (event.key !== 'Enter' || left)) return;
    event.preventDefault();
    if (event.key === 'Escape' && !left) field.value = kept;
    field.blur();
    panel.dispatchEvent(new CustomEvent('done', { bubbles: true }));
  });
  field.addEventListener('blur', () => {
    if (!left) return;
    left = field.readOnly = false;
    booth = null;
    free();
  });

  function leave() {
    save();
    left = field.readOnly = true;
    for (const part of ofVisit) part.hidden = true;
    setText(place, words.t('officer.visit.left', { booth: booth.booth }));
    setText(promise, words.t('officer.note.left', { ticket: booth.visit.ticket }));
    panel.classList.add('left');
  }

  return {
    /** Shows the visit in that booth; what somebody is writing stays, and stays with the visit that it is about. */
    update(next, text) {
      if (left) return;
      const another = next?.visit?.ticket !== booth?.visit.ticket;
      if (another && booth && document.activeElement === field) {
        leave();
        return;
      }
      booth = next?.visit ? next : null;
      panel.hidden = !booth;
      if (!booth) return;
      panel.classList.remove('left');
      if (another || document.activeElement !== field) field.value = text;
      kept = text;
      setText(ticket, booth.visit.ticket);
      setText(place, `${words.t('booth')} ${booth.booth}`);
      setText(papersTitle, words.t('officer.papers'));
      setText(promptsTitle, words.t('officer.prompts'));
      setText(label, words.t('officer.note'));
      setText(promise, words.t('officer.note.promise'));
      papersTitle.hidden = papers.hidden = (booth.visit.documents ?? []).length === 0;
      promptsTitle.hidden = prompts.hidden = false;
      prompts.setAttribute('aria-label', words.t('officer.prompts'));
      renderPapers();
      ofSteps.update(booth);
      renderPrompts();
    },
    /** Whether a visit is shown, be it one that has left. */
    get shown() {
      return !panel.hidden;
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
        box.addEventListener('change', () => tick(booth, paper.id, box.checked, box));
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
    const { visit } = booth;
    reconcile(prompts, PROMPTS, {
      key: (name) => `${visit.ticket} ${name}`,
      create: (name) => el('button.chip', {
        type: 'button', dataset: { prompt: name }, onclick: (event) => ask(event.currentTarget, { prompt: name }),
      }),
      update(button, name) {
        setText(button, words.t(`officer.prompt.${name}`));
        press(button, visit.prompt?.prompt === name);
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
