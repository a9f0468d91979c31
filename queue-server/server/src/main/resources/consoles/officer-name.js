// The officer's name: how it is shown, and kept on this device, so that it is typed once and not every morning.

const REMEMBERED = 'bilik.officer';

/** Who is on duty: the name, or where it is not known any more a word for an officer in the page's language. */
export function officerOnDuty(duty, words) {
  return duty?.named === false ? words.t('officer.unnamed') : duty?.officer;
}

export function rememberOfficer(name) {
  try {
    localStorage.setItem(REMEMBERED, name);
  } catch {
    // The name is then asked for again next time.
  }
}

export function rememberedOfficer() {
  try {
    return localStorage.getItem(REMEMBERED) ?? '';
  } catch {
    return '';
  }
}
