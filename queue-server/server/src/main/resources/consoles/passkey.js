// Asks the browser for a passkey: to make one, or to sign with one. Bytes go to the server and come from it as Base64url.

import { Problem, send } from '/display-board/shared/actions.js';

/** ES256, EdDSA and, for older Windows, RS256: as the server takes them. */
const ALGORITHMS = [-7, -8, -257];

/** Whether passkeys work here: over https (or on localhost), and under a name, not an address in numbers. */
export const canPasskey = Boolean(window.PublicKeyCredential) && window.isSecureContext
  && !/^[\d.]+$|^\[/.test(location.hostname);

/** Has a passkey of this site sign; the person chooses which one. Answers with what the server takes as `passkey`. */
export async function signWithPasskey() {
  const { challenge, site, millis } = await send('POST', '/api/passkey-challenges');
  const { id, response } = await answered(navigator.credentials.get({
    publicKey: { challenge: bytes(challenge), rpId: site, timeout: millis, userVerification: 'preferred' },
  }));
  return {
    credential: id,
    clientData: text(response.clientDataJSON),
    authenticatorData: text(response.authenticatorData),
    signature: text(response.signature),
  };
}

/**
 * Makes a passkey. of: {id, name} of the person, whose id replaces an older passkey of the same id on the same device;
 * others: credentials of those that there are. Answers with what the server takes as a made passkey.
 */
export async function makePasskey(of, others = []) {
  const { challenge, site, millis } = await send('POST', '/api/passkey-challenges');
  const { response } = await answered(navigator.credentials.create({
    publicKey: {
      challenge: bytes(challenge),
      rp: { id: site, name: 'Bilik' },
      user: { id: new TextEncoder().encode(of.id), name: of.name, displayName: of.name },
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
      excludeCredentials: others.map((id) => ({ type: 'public-key', id: bytes(id) })),
      attestation: 'none',
      timeout: millis,
    },
  }));
  return {
    clientData: text(response.clientDataJSON),
    attestation: text(response.attestationObject),
    transports: response.getTransports?.() ?? [],
  };
}

/** The browser says little of why there is no passkey, so that a page learns nothing of who has some. */
async function answered(asked) {
  try {
    return await asked;
  } catch (fault) {
    throw new Problem({ title: fault.message, refusal: fault.name === 'InvalidStateError' ? 'PasskeyThereAlready' : 'NoPasskey' });
  }
}

function bytes(base64url) {
  return Uint8Array.from(atob(base64url.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  return btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
