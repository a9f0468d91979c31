// What is wrong with kiosks and screens, above everything else on the staff page; the way to the technician's page. Above it,
// in red and at once: whom nobody on duty serves.

import { byId, el, setText } from '/display-board/shared/dom.js';
import { alarmWords, watchDevices } from './alarms.js';

export function alarmStrip(branch, words) {
  const way = el('a', { href: `/technician/${encodeURIComponent(branch)}` });
  const strip = el('div.alarm-strip', { hidden: true, role: 'status' }, way);
  byId('strip').after(strip);
  watchDevices(branch, (answer) => {
    // the staff's view tells it sooner
    const alarms = answer.alarms.filter(({ kind }) => kind !== 'nobody-on-duty');
    strip.hidden = alarms.length === 0;
    setText(way, alarms.map((alarm) => alarmWords(alarm, words)).join('  ·  '));
  });
}

/** A function that shows, for the waiting of each view, those whom nobody on duty serves. */
export function unservedStrip(words) {
  const text = el('p');
  const strip = el('div.unserved-strip', { hidden: true, role: 'alert' }, text);
  byId('strip').after(strip);
  return (waiting) => {
    const unserved = waiting.filter((service) => service.unserved && service.count > 0);
    strip.hidden = unserved.length === 0;
    setText(text, unserved.length === 0 ? '' : words.t('staff.unserved', {
      services: unserved.map(({ letter, names, count }) =>
        words.t('staff.unserved.service', { letter, name: words.name(names), count })).join(', '),
    }));
  };
}
