// SHA-256 in plain JavaScript: crypto.subtle is missing on a page that comes over plain HTTP from another machine.

/** The first 32 bits of the fractions of the cube roots and square roots of the first primes, as FIPS 180-4 has them. */
const PRIMES = [];
for (let candidate = 2; PRIMES.length < 64; candidate += 1) if (PRIMES.every((prime) => candidate % prime)) PRIMES.push(candidate);
const fraction = (value) => ((value - Math.floor(value)) * 2 ** 32) | 0;
const ROUNDS = Int32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));
const START = Int32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));

const w = new Int32Array(64);
const turned = (x, by) => (x >>> by) | (x << (32 - by));

function block(state) {
  for (let i = 16; i < 64; i += 1) {
    const x = w[i - 15];
    const y = w[i - 2];
    w[i] = w[i - 16] + w[i - 7] + (turned(x, 7) ^ turned(x, 18) ^ (x >>> 3)) + (turned(y, 17) ^ turned(y, 19) ^ (y >>> 10));
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i += 1) {
    const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[i] + w[i]) | 0;
    const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((part, i) => { state[i] += part; });
}

/** The hash of some ASCII text, as 64 hexadecimal digits. */
export function sha256(text) {
  const state = START.slice();
  const { length } = text;
  const end = Math.ceil((length + 9) / 64) * 64;
  for (let from = 0; from < end; from += 64) {
    for (let i = 0; i < 16; i += 1) {
      let word = 0;
      for (let at = from + 4 * i; at < from + 4 * i + 4; at += 1) word = (word << 8) | (at < length ? text.charCodeAt(at) : at === length ? 0x80 : 0);
      w[i] = word;
    }
    if (from + 64 === end) w[15] = length * 8;
    block(state);
  }
  return Array.from(state, (part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
}

/** The number of 0 to maxnumber that makes the challenge with its salt; undefined where there is none. */
export function findNumber({ challenge, salt, maxnumber }) {
  for (let number = 0; number <= maxnumber; number += 1) if (sha256(salt + number) === challenge) return number;
  return undefined;
}
