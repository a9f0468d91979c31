// What a board is told beside its view, asked for now and then: how loud it speaks, when it is quiet, its playlist, and
// the groups of its branch. Until it is known, and where it can't be had, a board speaks and shows no playlist.

import { api } from '../shared/dom.js';

const AGAIN_MILLIS = 60_000;
const SOON_MILLIS = 5_000;

/** What holds until the server has said otherwise. */
export const SUGGESTED = { voice: { volume: 80, quiet: [] }, media: { seconds: 12, items: [] } };

/** onSettings(settings, branch) is told both whenever they were asked for with success, until stop() is called. */
export function keepSettings(branch, onSettings, { againMillis = AGAIN_MILLIS, soonMillis = SOON_MILLIS } = {}) {
  let stopped = false;
  let timer = 0;

  async function ask() {
    const answers = await Promise.all([json(`${api('branches', branch, 'board')}/settings`), json(api('branches', branch))])
      .catch(() => null); // not now; a board without them still shows and speaks every call
    if (stopped) return;
    timer = setTimeout(ask, answers ? againMillis : soonMillis);
    if (answers) onSettings(...answers);
  }
  ask();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

async function json(url) {
  const response = await fetch(url, { cache: 'no-store' });
  if (!response.ok) throw new Error(`${url} was answered with ${response.status}`);
  return response.json();
}
