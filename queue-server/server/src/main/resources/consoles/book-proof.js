// A proof of work: what keeps robots from taking places by the thousand, while many wishes come at once.

const WORKER = '/consoles/book-worker.js';
/** Browsers that know trusted types start a worker from an address alone that a policy has named; this one names one. */
const policy = globalThis.trustedTypes?.createPolicy('book-worker', { createScriptURL: () => WORKER });

/** The solution of a challenge, as it is sent; fails where this browser cannot compute it. */
export function proofOf(challenge) {
  return new Promise((solved, failed) => {
    const worker = new Worker(policy ? policy.createScriptURL(WORKER) : WORKER, { type: 'module' });
    const end = (then, value) => {
      worker.terminate();
      then(value);
    };
    worker.addEventListener('message', ({ data: number }) => {
      if (number === undefined) return end(failed, new Error('the challenge has no solution'));
      const { algorithm, challenge: hash, salt, signature } = challenge;
      return end(solved, btoa(JSON.stringify({ algorithm, challenge: hash, number, salt, signature })));
    });
    worker.addEventListener('error', () => end(failed, new Error('no worker')));
    worker.postMessage(challenge);
  });
}
