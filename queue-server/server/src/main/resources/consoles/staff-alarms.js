// What is wrong with kiosks and screens, above everything else on the staff page; the way to the technician's page.

import { byId, el, setText } from '/display-board/shared/dom.js';
import { alarmWords, watchDevices } from './alarms.js';

export function alarmStrip(branch, words) {
  const way = el('a', { href: `/technician/${encodeURIComponent(branch)}` });
  const strip = el('div.alarm-strip', { hidden: true, role: 'status' }, way);
  byId('strip').after(strip);
  watchDevices(branch, ({ alarms }) => {
    strip.hidden = alarms.length === 0;
    setText(way, alarms.map((alarm) => alarmWords(alarm, words)).join('  ·  '));
  });
}
