// The order of a draw, computed again by whoever does not believe it. The same rule as the server's: see docs/bookings.md.

const BYTES = new TextEncoder();

async function sha256(text) {
  const hash = await crypto.subtle.digest('SHA-256', BYTES.encode(text));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether this browser can: over plain http to another machine it lacks what it needs. */
export const canCompute = () => Boolean(globalThis.crypto?.subtle);

/** The faults of a draw that was held: a list of 'commitment', 'seed' and 'order', empty where all is right. */
export async function faultsOf({ commitment, secret, seed, lots }) {
  const applications = lots.map(({ application }) => application);
  const hashes = await Promise.all(applications.map(async (application) => ({ application, hash: await sha256(`${seed}\n${application}`) })));
  const order = hashes.toSorted((one, other) => (one.hash < other.hash ? -1 : 1)).map(({ application }) => application);
  return [
    await sha256(secret) !== commitment && 'commitment',
    await sha256(`${secret}\n${applications.toSorted().join('\n')}`) !== seed && 'seed',
    order.join() !== applications.join() && 'order',
  ].filter(Boolean);
}
