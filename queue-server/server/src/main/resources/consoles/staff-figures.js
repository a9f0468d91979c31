// The figures at the top of the staff page, by the question that they answer: how is it now, how has the day gone, and how
// well were people served.

import { stopwatch } from '/display-board/shared/clock.js';
import { el, reconcile, setText } from '/display-board/shared/dom.js';

const NOW = ['waiting', 'called', 'serving', 'held'];
const DAY = ['issued', 'completed', 'noShow', 'abandoned', 'printFailed'];
/** How wide a figure of a group is, by its longest words and numbers. */
const WIDTHS = { now: 1, day: 1.1, quality: 1.2 };
const ALARMING = new Set(['printFailed']);
/** Shares of the tickets that were called in time: the goal that the planner starts with, and one that nobody can be content with. */
const SERVICE_LEVEL = { goal: 0.8, poor: 0.5 };

/** [{name, figures: [{name, text, values?, good?, warning?, alarming?}]}] for a staff view; a group without a figure is left out. */
export function figureGroups({ today, forecast }) {
  const day = today.printUnconfirmed > 0 ? [...DAY, 'printUnconfirmed'] : DAY;
  const counts = (names) => names.map((name) => ({ name, text: today[name], alarming: ALARMING.has(name) && today[name] > 0 }));
  return [
    { name: 'now', figures: counts(NOW) },
    { name: 'day', figures: counts(day) },
    { name: 'quality', figures: quality(today, forecast) },
  ].filter(({ figures }) => figures.length > 0);
}

/** Shares and means exist once somebody was called, of forecasts once one of the last hours was. */
function quality(today, forecast) {
  const figures = [];
  if (today.servedWithinTarget !== undefined) {
    const level = today.servedWithinTarget;
    figures.push({
      name: 'servedWithinTarget', text: percent(level), alarming: level < SERVICE_LEVEL.poor,
      warning: level < SERVICE_LEVEL.goal && level >= SERVICE_LEVEL.poor, good: level >= SERVICE_LEVEL.goal,
    });
  }
  for (const name of ['meanWaitSeconds', 'meanServiceSeconds']) {
    if (today[name] !== undefined) figures.push({ name, text: stopwatch(Math.round(today[name])) });
  }
  if (forecast) {
    figures.push({ name: 'forecastError', text: stopwatch(forecast.meanErrorSeconds) });
    figures.push({ name: 'forecastHeld', text: percent(forecast.heldShare), values: { count: forecast.count } });
  }
  return figures;
}

const percent = (share) => `${Math.round(share * 100)}\u202f%`;

export function renderFigures(place, view, words) {
  reconcile(place, figureGroups(view), {
    key: (group) => group.name,
    create: () => el('section.panel.figure-group', {}, el('h3.small.soft'), el('dl.figures')),
    update(section, group) {
      setText(section.firstElementChild, words.t(`staff.figures.${group.name}`));
      section.style.setProperty('--figures', group.figures.length * WIDTHS[group.name]);
      reconcile(section.lastElementChild, group.figures, {
        key: (figure) => figure.name,
        create: () => el('div.figure', {}, el('dt'), el('dd')),
        update(box, figure) {
          for (const mark of ['good', 'warning', 'alarming']) box.classList.toggle(mark, Boolean(figure[mark]));
          setText(box.firstElementChild, words.t(`staff.today.${figure.name}`, figure.values));
          setText(box.lastElementChild, figure.text);
        },
      });
    },
  });
}
