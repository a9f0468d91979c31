// The stays that a page takes part in, one visit in one booth each, and its connection to every other page of them.

import { call } from './call.js';

/** Who makes the offer to whom: the earlier to the later. */
const RANK = ['officer', 'booth', 'interpreter'];
/** A page that the server does not name, and of which nothing comes for so long, has gone. */
const ABSENT_MILLIS = 15_000;
const TIDY_MILLIS = 500;

/** role and page are this page's; line is its line to the server; media its own devices. onChange() after any change. */
export function stays({ role, page, line, media, onChange, absentMillis = ABSENT_MILLIS }) {
  const known = new Map();

  function frame(next) {
    switch (next.type) {
      case 'welcome': {
        const there = new Set(next.stays.map(({ stay }) => stay));
        for (const stay of known.keys()) if (!there.has(stay)) forget(stay);
        next.stays.forEach(take);
        // what was said while the line was broken is lost
        for (const one of known.values()) for (const other of one.others.values()) other.peer.again();
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
      case 'gone':
        of(next.stay)?.others.get(next.page)?.peer.close();
        of(next.stay)?.others.delete(next.page);
        break;
      case 'signal':
        of(next.stay)?.others.get(next.from)?.peer.hear(next.data);
        break;
      default:
    }
    onChange();
  }

  const of = (stay) => known.get(stay);

  function take({ stay, booth, ticket, seated, peers, chat, caption, code, lostSince }) {
    const before = known.get(stay);
    const others = before?.others ?? new Map();
    const there = peers.filter((one) => one.page !== page && one.role !== role);
    for (const [id, other] of others) {
      other.named = there.some((one) => one.page === id);
      // a server that has just started knows of nobody: what is connected stays so, unless another page took the seat
      if (other.named || !there.some((one) => one.role === other.role)) continue;
      other.peer.close();
      others.delete(id);
    }
    known.set(stay, { stay, booth, ticket, seated, others, chat: chat ?? [], caption: caption ?? null, code: code ?? null, lostSince: lostSince ?? null, document: before?.document ?? null });
    for (const one of there) {
      const other = others.get(one.page) ?? { peer: connect(stay, one) };
      const back = other.away && !one.away;
      others.set(one.page, Object.assign(other, { page: one.page, role: one.role, named: true, state: one.state ?? other.state ?? {}, away: one.away }));
      if (back) other.peer.again();
    }
  }

  function connect(stay, { page: to, role: theirs }) {
    return call({
      offers: RANK.indexOf(role) < RANK.indexOf(theirs),
      iceServers: line().iceServers,
      send: (data) => line().send({ type: 'signal', stay, to, data: JSON.parse(JSON.stringify(data)) }),
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

  function tidy() {
    const now = performance.now();
    let changed = false;
    for (const { others } of known.values()) {
      for (const [id, other] of others) {
        if (other.named || other.peer.link === 'on') other.absentSince = null;
        else if (now - (other.absentSince ??= now) > absentMillis) {
          other.peer.close();
          changed = others.delete(id);
        }
      }
    }
    if (changed) onChange();
  }
  const tidying = setInterval(tidy, TIDY_MILLIS);

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
    close() {
      clearInterval(tidying);
      for (const stay of [...known.keys()]) forget(stay);
    },
  };
}
