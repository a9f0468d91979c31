// What can be said aloud. A phrase names what it says, and the kiosk makes the sound; its text is the caption.

/** Phrases in the language of the page, or in another one where it is named. */
export function phrasebook(words) {
  const phrase = (kind, name, text, { value, language = words.language() } = {}) => ({ kind, name, text, value, language });
  return {
    text: (key, value) => phrase('text', key, words.text(key, value ?? ''), { value }),
    textIn: (language, key) => phrase('text', key, words.textIn(language, key), { language }),
    service: (service, language = words.language()) =>
      phrase('service', service.id, words.pick(service.names, service.id, language), { language }),
    document: (service, document) =>
      phrase('document', `${service.id}:${document.id}`, words.pick(document.text, document.id)),
    ticket: (ticket) => phrase('ticket', ticket.ticket, ticket.spoken[words.language()] ?? ticket.ticket),
    wait: (ticket) => phrase('wait', ticket.ticket, words.pick(ticket.waitWords)),
    instead: (ticket) => phrase('instead', ticket.ticket, words.pick(ticket.servedToday?.instead)),
    hours: (time) => phrase('hours', 'today', words.text('opensAt', time)),
  };
}

export function addressOf({ kind, name, value, language }) {
  const filled = value == null ? '' : `?value=${encodeURIComponent(value)}`;
  return `/api/speech/${language}/${kind}/${encodeURIComponent(name)}${filled}`;
}
