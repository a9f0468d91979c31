// The stays that a page takes part in, one visit in one booth each, and its connection to every other page of them.

import { peer } from './peer.js';

/** Who makes the offer to whom: the earlier to the later. */
const RANK = ['officer', 'booth', 'interpreter'];

/** role and page are this page's; line is its line to the server; media its own devices. onChange() after any change. */
export function stays({ role, page, line, media, onChange }) {
  const known = new Map();

  function frame(next) {
    switch (next.type) {
      case 'welcome': {
        const there = new Set(next.stays.map(({ stay }) => stay));
        for (const stay of known.keys()) if (!there.has(stay)) forget(stay);
        next.stays.forEach(take);
        break;
      }
      case 'stay':
        take(next);
        break;
      case 'over':
        forget(next.stay);
        break;
      case 'chat':
        of(next.stay)?.chat.push({ from: next.from, text: next.text, at: next.at });
        break;
      case 'caption':
        if (of(next.stay)) of(next.stay).caption = { text: next.text, done: next.done };
        break;
      case 'away':
        for (const other of of(next.stay)?.others.values() ?? []) if (other.page === next.page) other.away = true;
        break;
      case 'signal':
        of(next.stay)?.others.get(next.from)?.peer.hear(next.data);
        break;
      default:
    }
    onChange();
  }

  const of = (stay) => known.get(stay);

  function take({ stay, booth, ticket, seated, peers, chat, caption }) {
    const before = known.get(stay);
    const others = before?.others ?? new Map();
    const there = peers.filter((one) => one.page !== page && one.role !== role);
    for (const [id, other] of others) {
      if (there.some((one) => one.page === id)) continue;
      other.peer.close();
      others.delete(id);
    }
    known.set(stay, { stay, booth, ticket, seated, others, chat: chat ?? [], caption: caption ?? null, document: before?.document ?? null });
    for (const one of there) {
      const other = others.get(one.page) ?? { peer: connect(stay, one) };
      others.set(one.page, Object.assign(other, { page: one.page, role: one.role, state: one.state ?? {}, away: one.away }));
    }
  }

  function connect(stay, { page: to, role: theirs }) {
    return peer({
      offers: RANK.indexOf(role) < RANK.indexOf(theirs),
      iceServers: line().iceServers,
      signal: (data) => line().send({ type: 'signal', stay, to, data: JSON.parse(JSON.stringify(data)) }),
      media,
      onChange,
      onDocument(blob) {
        const one = of(stay);
        if (!one) return;
        if (one.document) URL.revokeObjectURL(one.document.url);
        one.document = { url: URL.createObjectURL(blob), at: new Date().toISOString() };
        onChange();
      },
    });
  }

  function forget(stay) {
    const one = known.get(stay);
    if (!one) return;
    known.delete(stay);
    for (const other of one.others.values()) other.peer.close();
    if (one.document) URL.revokeObjectURL(one.document.url);
  }

  return {
    frame,
    list: () => [...known.values()],
    inBooth: (booth) => [...known.values()].find((one) => one.booth === booth),
    /** The other page of that role in a stay. */
    other: (stay, wanted) => [...(stay?.others.values() ?? [])].find((one) => one.role === wanted),
    each(work) {
      for (const one of known.values()) for (const other of one.others.values()) work(one, other);
    },
    clear() {
      for (const stay of [...known.keys()]) forget(stay);
      onChange();
    },
  };
}
