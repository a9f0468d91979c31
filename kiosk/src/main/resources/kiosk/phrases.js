// What can be said aloud. A phrase names what it says, and the kiosk makes the sound; its text is the caption.

/** Phrases in the language of the page, or in another one where it is named. */
export function phrasebook(words) {
  const phrase = (kind, name, text, { value, language = words.language } = {}) => ({ kind, name, text, value, language });
  return {
    text: (key, values = {}) => phrase('text', key, words.t(key, values), { value: Object.values(values)[0] }),
    textIn: (language, key) => phrase('text', key, words.tIn(language, key), { language }),
    service: (service, language = words.language) =>
      phrase('service', service.id, words.name(service.names, language) || service.id, { language }),
    document: (service, document) =>
      phrase('document', `${service.id}:${document.id}`, words.name(document.text) || document.id),
    ticket: (ticket) => phrase('ticket', ticket.ticket, ticket.spoken[words.language] ?? ticket.ticket),
    wait: (ticket) => phrase('wait', ticket.ticket, words.name(ticket.unservedWords ?? ticket.waitWords)),
    instead: (ticket) => phrase('instead', ticket.ticket, words.name(ticket.servedToday?.instead)),
    without: (ticket) => phrase('without', ticket.ticket, words.name(ticket.withoutPriorityWords)),
    queue: (service, waits) => phrase('queue', service.id, words.name(waits[service.id])),
    /** A text whose gap is the time of the booking that was scanned. */
    booked: (key, when) => phrase('booked', key, words.t(key, { time: words.name(when) })),
    hours: (time) => phrase('hours', 'today', words.t('opensAt', { time })),
  };
}

export function addressOf({ kind, name, value, language }) {
  const filled = value == null ? '' : `?value=${encodeURIComponent(value)}`;
  return `/api/speech/${language}/${kind}/${encodeURIComponent(name)}${filled}`;
}
