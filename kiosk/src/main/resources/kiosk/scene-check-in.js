// Why a booking can't be checked in, and what its holder can do.

import { messageScene } from './scene-message.js';

/** For whom a number would be of no use: they may check in later, or nobody gets one. */
const WITHOUT_NUMBER = new Set(['early', 'closed']);

/** number() leads to the services. */
export function noCheckInScene(tools, { noCheckIn, when }, { number, back }) {
  const { words, phrases } = tools;
  const line = noCheckIn === 'early' ? 'checkIn.from' : 'checkIn.booked';
  return messageScene(tools, `checkIn${noCheckIn[0].toUpperCase()}${noCheckIn.slice(1)}`, {
    about: 'scanned',
    extra: () => when && words.t(line, { time: words.name(when) }),
    said: () => (when ? [phrases.booked(line, when)] : []),
    number: !WITHOUT_NUMBER.has(noCheckIn) && number,
    back,
  });
}
