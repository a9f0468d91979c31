// The stage shows one scene at a time, with the ways on from it and the help beside it.

import { byId, el } from '/display-board/shared/dom.js';
import { button } from './button.js';
import { standsBy, usedUpIn } from './feed.js';
import { icon } from './icon.js';
import { choices } from './menu.js';
import { openMore } from './more.js';
import { writeWaits as writeTileWaits } from './tiles.js';

const ASKING = new Set(['start', 'services', 'priority', 'documents', 'missing']);

/** first is the scene before anything is known; steps() are those to a number; done() what the last scene leads to. */
export function openStage({ words, phrases }, { feed, frame, help, presence, first, steps, done }) {
  const more = openMore(words);
  let scene = first;
  let restoring = false; // a mark is being put back, which nobody needs to hear again

  function play(next) {
    presence.hideWarning();
    scene = next;
    document.body.dataset.scene = scene.name;
    render();
    byId('stage').scrollTo({ top: 0, behavior: 'instant' });
    byId('stage').querySelector('h1')?.focus({ preventScroll: true });
    presence.begin();
    help.speakScene();
  }

  /** Builds the scene again, in another language or with other help; the mark stays where it is. */
  function render() {
    const marked = choices().indexOf(document.activeElement);
    const built = scene.build();
    built.querySelector('h1')?.setAttribute('tabindex', '-1');
    byId('stage').replaceChildren(built);
    byId('ways').replaceChildren(...ways());
    byId('assist').replaceChildren(...help.buttons());
    frame.write({ plan: feed.plan, scene, steps: steps() });
    writeTrouble();
    writeWaits();
    restoring = true;
    if (marked >= 0) choices()[marked]?.focus({ preventScroll: true });
    restoring = false;
    more.watch(built);
  }

  function ways() {
    if (scene.name === 'ticket') {
      return [
        button({ class: 'main', onclick: done, saying: () => [phrases.text('done')] }, icon('check'), words.t('done')),
        el('div', { class: 'countdown' }, el('span', { class: 'left', role: 'timer' }),
          el('div', { class: 'track' }, el('span', { class: 'bar' }))),
        button({ class: 'second stay', onclick: presence.stay, saying: () => [phrases.text('warn.stay')] }, words.t('warn.stay')),
      ];
    }
    return scene.back
      ? [button({ class: 'second back', onclick: back, saying: () => [phrases.text('back')] }, icon('back'), words.t('back'))]
      : [];
  }

  function back() {
    if (presence.isAsking()) presence.stay();
    else scene.back?.();
  }

  function writeWaits() {
    writeTileWaits(words, feed.view?.waits ?? {});
  }

  /** Trouble is told before a number is taken; afterwards it is the slip's or the number's own. */
  function writeTrouble() {
    const { view } = feed;
    const asks = view && ASKING.has(scene.name);
    frame.writeTrouble({
      status: asks && !view.printer.canPrint ? view.printer.status : null,
      standby: asks && standsBy(view),
      some: usedUpIn(view, feed.plan).length > 0,
    });
  }

  return {
    play, render, back, writeTrouble, writeWaits,
    /** Builds the scene again and gives its person the whole time again. */
    again() {
      render();
      presence.begin();
    },
    get scene() {
      return scene;
    },
    isRestoring: () => restoring,
  };
}
