// What came of an action that a kiosk was asked for, for the pages on which somebody waits for it.

/** A kiosk that has no word for it says it in English. */
export function outcomeWords(words, { outcome, figures = {}, detail }) {
  if (!outcome || !words.has(`technician.outcome.${outcome}`)) return detail;
  const { ticket, copy, printer, reason } = figures;
  const told = words.t(`technician.outcome.${outcome}`, { ...figures, printer: printer && words.t(`technician.printer.${printer}`) });
  const of = copy ? words.t('technician.copy', { ticket, copy }) : ticket;
  return [of, told, reason].filter(Boolean).join(': ');
}
