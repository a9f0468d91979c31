// The order of a draw, computed again by whoever does not believe it. The same rule as the server's: see docs/bookings.md.

import { sha256 } from './sha256.js';

/** The faults of a draw that was held: a list of 'commitment', 'seed' and 'order', empty where all is right. */
export function faultsOf({ commitment, secret, seed, lots }) {
  const applications = lots.map(({ application }) => application);
  const hashes = applications.map((application) => ({ application, hash: sha256(`${seed}\n${application}`) }));
  const order = hashes.toSorted((one, other) => (one.hash < other.hash ? -1 : 1)).map(({ application }) => application);
  return [
    sha256(secret) !== commitment && 'commitment',
    sha256(`${secret}\n${applications.toSorted().join('\n')}`) !== seed && 'seed',
    order.join() !== applications.join() && 'order',
  ].filter(Boolean);
}
