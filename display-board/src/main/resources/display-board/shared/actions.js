// Sends what a person decided to the server, and says what became of it.

import { signedOut } from './signed-out.js';

const ANSWER_MILLIS = 10_000;

/**
 * A refusal, a fault, or no answer at all (lost). refusal is the name of the branch's refusal, if it is one; alternatives are
 * the times with room that it offers instead. challenge is what is to be solved before it is sent again.
 */
export class Problem extends Error {
  constructor({ status = 0, title = '', detail = '', refusal, alternatives = [], challenge, from }) {
    super(detail || title || `HTTP ${status}`);
    this.status = status;
    this.refusal = refusal;
    this.alternatives = alternatives;
    this.challenge = challenge;
    this.from = from;
  }

  get lost() {
    return this.status === 0;
  }
}

/**
 * Sends a command; answers with the server's JSON, or throws a Problem, also where no answer came within so many millis.
 * Where nobody is signed in any more the page is left, unless it is to stay. authorization says by what right it is sent,
 * where that is no session; proof is a proof of work.
 */
export async function send(method, url, body, millis = ANSWER_MILLIS, { stay = false, authorization, proof } = {}) {
  const controller = new AbortController();
  const watch = setTimeout(() => controller.abort(), millis);
  // the server takes a change as JSON alone, which no form of a foreign page can send
  const changes = method === 'POST' || method === 'PUT';
  try {
    const response = await fetch(url, {
      method,
      headers: {
        Accept: 'application/json',
        ...(changes ? { 'Content-Type': 'application/json' } : {}),
        ...(authorization ? { Authorization: authorization } : {}),
        ...(proof ? { Proof: proof } : {}),
      },
      body: changes ? JSON.stringify(body ?? {}) : undefined,
      signal: controller.signal,
    });
    const answer = await response.json().catch(() => undefined);
    if (response.status === 401 && !stay) signedOut();
    if (!response.ok) throw new Problem({ ...answer, status: response.status });
    return answer;
  } catch (fault) {
    if (fault instanceof Problem) throw fault;
    throw new Problem({ title: 'no answer' });
  } finally {
    clearTimeout(watch);
  }
}

/** Sends a command that may safely be sent twice; where the answer is lost, once more after a moment. */
export async function sendSafely(method, url, body) {
  try {
    return await send(method, url, body);
  } catch (problem) {
    if (!problem.lost) throw problem;
    await new Promise((done) => setTimeout(done, 500));
    return send(method, url, body);
  }
}

/** What to tell a person about a problem: our words for a refusal we know, else the server's own. */
export function problemWords(problem, words) {
  if (problem.refusal && words.has(`refusal.${problem.refusal}`)) return words.t(`refusal.${problem.refusal}`);
  if (problem.lost) return words.t('problem.lost');
  return problem.message || words.t('problem.unknown');
}

/** Shows a button as busy while its command is under way, and keeps a second press from sending it again. */
export async function whileBusy(button, work) {
  if (button.getAttribute('aria-busy') === 'true') return undefined;
  button.setAttribute('aria-busy', 'true');
  button.setAttribute('aria-disabled', 'true');
  try {
    return await work();
  } finally {
    button.removeAttribute('aria-busy');
    button.removeAttribute('aria-disabled');
  }
}

/** A random UUID. crypto.randomUUID is missing where a page comes over plain HTTP from another machine. */
export function randomUuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
