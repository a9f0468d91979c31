// How an officer on duty is shown.

/** Who is on duty: the name, or where it is not known any more a word for an officer in the page's language. */
export function officerOnDuty(duty, words) {
  return duty?.named === false ? words.t('officer.unnamed') : duty?.officer;
}
