// What the page asks of its kiosk. An answer never throws: what went wrong is a value.

async function post(address, body) {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    return response.ok ? { ticket: answer } : { problem: answer, again: response.status >= 502 };
  } catch {
    return { problem: null, again: true };
  }
}

export const api = {
  take: (wish) => post('/api/tickets', wish),
  reprint: (ticket) => post(`/api/tickets/${encodeURIComponent(ticket)}/reprint`, {}),
  noSlip: (ticket) => post(`/api/tickets/${encodeURIComponent(ticket)}/no-slip`, {}),
  inHand: (ticket) => post(`/api/tickets/${encodeURIComponent(ticket)}/in-hand`, {}),
  /** Whether the kiosk has taken what was scanned; what comes of it is in its view. */
  scan: async (text, language) => Boolean((await post('/api/scans', { text, language })).ticket),
  /** The holder of that slip is back; what comes of it is in the kiosk's view. */
  comeBack: (ticket) => post(`/api/scans/${encodeURIComponent(ticket)}/return`, {}),
  /** Whether the list of what is missing came out. */
  printMissing: async (ticket, language) => (await post(`/api/scans/${encodeURIComponent(ticket)}/missing-slip`, { language })).ticket?.print === 'printed',
  async plan() {
    try {
      const response = await fetch('/api/plan');
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  },
};
