// The last of the first steps: a ticket of a trial is taken at the desk, called, and seated in a booth.

import { randomUuid, send, sendSafely } from '/display-board/shared/actions.js';
import { el } from '/display-board/shared/dom.js';

/** What was chosen on this page; until then the first of each list. */
const chosen = { service: undefined, group: undefined };

function select(id, label, choices, name) {
  if (!choices.some(([value]) => value === chosen[name])) chosen[name] = choices[0][0];
  return el('label.door-field', { for: id }, el('span', {}, label), el('select.field', { id, onchange: (event) => { chosen[name] = event.target.value; } },
    choices.map(([value, text]) => el('option', { value, selected: value === chosen[name] }, text))));
}

export const trialStep = {
  async load(page) {
    const staff = await send('GET', page.at('staff'));
    const groups = await Promise.all(staff.groups.map(({ group }) => send('GET', page.at('groups', group))));
    return {
      ticketing: staff.day.open && staff.day.ticketing,
      services: groups[0]?.services.map(({ id, letter, names }) => ({ id, letter, names })) ?? [],
      waiting: staff.waiting.reduce((sum, { count }) => sum + count, 0),
      groups: groups.map((group) => ({
        group: group.group, names: group.groupNames, mine: Boolean(group.duty) && group.duty.officer === page.who?.name, taken: Boolean(group.duty),
        next: group.queue.next[0]?.ticket,
        visits: group.booths.filter(({ visit }) => visit).map(({ booth, visit }) => ({ booth, ticket: visit.ticket, stage: visit.stage })),
      })),
    };
  },

  draw(page, known) {
    const { words } = page;
    const mine = known.groups.find((group) => group.mine);
    const visit = mine?.visits[0];
    const lacks = (what) => page.step('trial').missing.some((each) => each.what === what);
    const button = (id, key, work, values, primary = true) => el(`button.button${primary ? '.primary' : ''}`, {
      type: 'button', id: `first-${id}`, onclick: (event) => page.act(event.currentTarget, work),
    }, words.t(`first.trial.${key}`, values));
    const group = (...more) => page.at('groups', ...more);

    if (visit) {
      const at = (action, body) => send('POST', page.at('booths', visit.booth, action), { ticket: visit.ticket, ...body });
      return [
        el('p.first-code', { id: 'first-called' }, words.t('first.trial.called', { ticket: visit.ticket, booth: visit.booth })),
        el('div.first-row', {}, visit.stage === 'called'
          ? button('arrive', 'arrive', () => at('arrive'))
          : button('end', 'end', async () => {
            await at('complete', { outcome: 'served' });
            await send('POST', group(mine.group, 'sign-off'), {});
          }))];
    }
    if (page.step('trial').done) {
      return [el('p', {}, words.t('first.trial.done')), mine && el('div.first-row', {}, button('off', 'off', () => send('POST', group(mine.group, 'sign-off'), {})))];
    }
    if (known.waiting === 0) {
      if (!known.ticketing) {
        return [el('p', {}, words.t('first.trial.closed')), el('div.first-row', {}, button('open', 'open', () => send('POST', page.at('day', 'open'), {})))];
      }
      return [el('div.first-row', {},
        select('first-service', words.t('first.trial.service'), known.services.map(({ id, letter, names }) => [id, `${letter} · ${words.name(names)}`]), 'service'),
        button('ticket', lacks('ticket') ? 'ticket' : 'ticket.again', () => sendSafely('POST', page.at('tickets'), { requestId: randomUuid(), service: chosen.service })))];
    }
    if (!mine) {
      const free = known.groups.filter(({ taken }) => !taken);
      return [
        el('p', {}, words.t('first.trial.waits', { count: known.waiting })),
        free.length === 0 ? el('p', {}, words.t('first.trial.no-group')) : el('div.first-row', {},
          select('first-group', words.t('first.trial.group'), free.map((each) => [each.group, words.name(each.names) || each.group]), 'group'),
          button('sign-on', 'sign-on', () => send('POST', group(chosen.group, 'sign-on'), {}))),
      ];
    }
    return [
      el('p', {}, words.t('first.trial.waits', { count: known.waiting })),
      el('div.first-row', {}, button('call', 'call', () => sendSafely('POST', group(mine.group, 'call-next'), { requestId: randomUuid() }), { ticket: mine.next ?? '' })),
    ];
  },
};
