// Leads a page whose session is over to where somebody signs in, or a screen to where it shows its code.

/** Pages that are there for whoever is not signed in. */
const DOORS = ['sign-in', 'enter', 'join', 'pair', 'follow'];
const SCREENS = ['board', 'booth'];

let leaving = false;

export function signedOut() {
  const [page] = location.pathname.split('/').filter(Boolean);
  if (leaving || DOORS.includes(page)) return;
  leaving = true;
  location.assign(`/${SCREENS.includes(page) ? 'pair' : 'sign-in'}?to=${encodeURIComponent(location.pathname + location.search)}`);
}
