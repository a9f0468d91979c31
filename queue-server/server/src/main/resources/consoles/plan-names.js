// Short names of what is in a plan: made from what people call it.

const LONGEST = 40;
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** "Klaim JHT (Hari Tua)" -> "klaim-jht-hari-tua", and another one where that is taken. */
export function shortName(text, taken, otherwise) {
  const plain = text.normalize('NFKD').toLowerCase().replace(/\p{Mark}/gu, '').replace(/[^a-z0-9]+/g, '-').slice(0, LONGEST)
    .replace(/^-+|-+$/g, '') || otherwise;
  return free(plain, taken);
}

/** The name itself, or with the first number that makes it free. */
function free(name, taken) {
  if (!taken.includes(name)) return name;
  for (let number = 2; ; number += 1) {
    const next = `${name.slice(0, LONGEST - 4)}-${number}`;
    if (!taken.includes(next)) return next;
  }
}

/** The first letter that no service has; the empty text where all are taken. */
export function freeLetter(services) {
  return LETTERS.find((letter) => services.every((service) => service.letter !== letter)) ?? '';
}

/** The first number from 1 on with that beginning that is not taken: "g3", or "13". */
export function nextNumbered(beginning, taken) {
  for (let number = 1; ; number += 1) if (!taken.includes(`${beginning}${number}`)) return `${beginning}${number}`;
}
