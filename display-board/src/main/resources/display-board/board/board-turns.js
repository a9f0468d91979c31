// Texts take turns where they have no room side by side at the size that ten metres need: the two languages of a text, and
// the pages of a list. Nothing moves: one text stands in the place of the other.

/** A text of 170 letters is read in that time: viewers read 17 in a second (BBC subtitle guidelines). */
const TURN_MILLIS = 10_000;
const LANGUAGES = ['id', 'en'];

/** onTurn() is called when a turn begins. The root says in data-turn whose it is, which .in-turn follows. */
export function turns(onTurn, { millis = TURN_MILLIS, root = document.documentElement } = {}) {
  let turn = 0;

  function show() {
    root.dataset.turn = LANGUAGES[turn % LANGUAGES.length];
  }

  show();
  setInterval(() => {
    turn += 1;
    show();
    onTurn();
  }, millis);

  /** Which of so many pages has its turn; each is shown in every language before the next one comes. */
  return { page: (pages) => Math.floor(turn / LANGUAGES.length) % pages };
}

/** Shows texts of two languages below each other where each is one line, else in turn. */
export function bothOrInTurn(element) {
  element.classList.remove('in-turn');
  const line = Number.parseFloat(getComputedStyle(element).lineHeight);
  element.classList.toggle('in-turn', element.children.length > 1
    && [...element.children].some((text) => text.getBoundingClientRect().height > 1.5 * line));
}
