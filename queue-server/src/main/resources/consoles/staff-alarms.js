// What is wrong with kiosks and screens, above everything else on the staff page; the way to the technician's page.

import { byId, el, setText } from '/display-board/dom.js';
import { alarmWords, watchDevices } from './alarms.js';

export function alarmStrip(branch, words) {
  const strip = el('a.alarm-strip', { href: `/technician/${encodeURIComponent(branch)}`, hidden: true });
  strip.setAttribute('role', 'status');
  byId('strip').after(strip);
  watchDevices(branch, ({ alarms }) => {
    strip.hidden = alarms.length === 0;
    setText(strip, alarms.map((alarm) => alarmWords(alarm, words)).join('  ·  '));
  });
}
