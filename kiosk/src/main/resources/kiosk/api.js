// What the page asks of its kiosk. An answer never throws: what went wrong is a value.

/** A UUID of version 4; randomUUID exists only on secure addresses, which a kiosk's own name in the network is not. */
export function newRequestId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

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
  inHand: (ticket) => post(`/api/tickets/${encodeURIComponent(ticket)}/in-hand`, {}),
  reprint: (ticket) => post(`/api/tickets/${encodeURIComponent(ticket)}/reprint`, {}),
  async plan() {
    try {
      const response = await fetch('/api/plan');
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  },
};
