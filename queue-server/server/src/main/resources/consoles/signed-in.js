// Says on a console who is signed in, and lets that person lock it or make room for the next. Visits go on meanwhile.

import { send } from '/display-board/shared/actions.js';
import { el } from '/display-board/shared/dom.js';

/** The session of this browser, or null where a key or a device opened the page. */
export async function session() {
  try {
    return await send('GET', '/api/session', undefined, undefined, { stay: true });
  } catch {
    return null;
  }
}

/** Adds name and lock to the bar at the top; the key is Ctrl and L, or what lock() is called by. Answers with the session. */
export async function signedInAs(words, bar = document.querySelector('.bar')) {
  const who = await session();
  if (!who || !bar) return who;
  // an officer's PIN has no second factor, and a console is not left by accident
  const name = who.roles.every((role) => role === 'officer')
    ? el('span.signed-in-name.small', {}, who.name)
    : el('a.signed-in-name.small', { href: '/my-sign-in' }, who.name);
  const button = el('button.button.quiet', { type: 'button', onclick: lock });
  const label = () => {
    button.textContent = words.t('session.lock');
  };
  words.onChange(label);
  label();
  bar.append(name, button);
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() === 'l' && event.ctrlKey && event.altKey) {
      event.preventDefault();
      lock();
    }
  });
  return who;
}

/** Signs out and shows the page where the next person signs in, who then comes back here. */
export async function lock() {
  try {
    await send('DELETE', '/api/session');
  } finally {
    location.replace(`/sign-in?to=${encodeURIComponent(location.pathname)}`);
  }
}
