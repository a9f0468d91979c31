// Who sits in an imagined booth. Everything follows from the ticket, so that a visit has the same face in every window, and the
// next visit another one.

const SKIN = ['#eec39f', '#e0ad84', '#cf9a6c', '#b9825a', '#9c6b48'];
const HAIR = ['#17120f', '#241a15', '#33241b'];
const GREY = '#b4b0aa';
const CLOTH = ['#7a2f3a', '#24566b', '#3d6b4f', '#8a5a1f', '#4a3f7a', '#2f6f73', '#9a4a2b', '#355a94'];
const SCARF = ['#d8b7c0', '#b9cbb4', '#c9bfa6', '#8fb0c4', '#e3d3b8', '#a995bd', '#6f8f86', '#c98f7a'];
const WALL = ['#cddbd4', '#dcd5c6', '#c8d5df', '#dccfcd', '#d2d9c3'];
const HEAD = ['scarf', 'scarf', 'short', 'short', 'cap', 'long', 'bun'];
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** The looks of whoever has this ticket, with grey hair where the visit's priority says so. */
export function personOf(ticket, priority) {
  const draw = drawing(ticket);
  const pick = (from) => from[Math.floor(draw() * from.length)];
  const head = pick(HEAD);
  const elderly = priority === 'elderly';
  const beard = (head === 'short' || head === 'cap') && draw() < 0.45;
  return {
    head,
    skin: pick(SKIN),
    hair: elderly ? GREY : pick(HAIR),
    cloth: pick(CLOTH),
    scarf: pick(SCARF),
    wall: pick(WALL),
    batik: draw() < 0.55,
    glasses: draw() < (elderly ? 0.8 : 0.25),
    beard,
    elderly,
    child: priority === 'with-child',
    /** So that no two of them blink and nod together, seconds. */
    phase: draw() * 60,
    broad: 0.94 + draw() * 0.12,
  };
}

/** Numbers from 0 to 1 that are the same for the same words: mulberry32, begun with their FNV-1a hash. */
function drawing(words) {
  let seed = FNV_OFFSET;
  for (const letter of words) seed = Math.imul(seed ^ letter.codePointAt(0), FNV_PRIME);
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
