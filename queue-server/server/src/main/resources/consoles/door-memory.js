// What a phone remembers of a branch's door, so that a second scan leads to the same number. Where a browser keeps nothing,
// each scan gives a new pass.

const name = (branch) => `bilik.door.${branch}`;

/** {pass, until, follow, ticket, name}: until is when the pass is over by this phone's clock; the others come with the number, name is the branch's. */
export function doorMemory(branch) {
  return {
    find() {
      try {
        return JSON.parse(localStorage.getItem(name(branch)) ?? 'null');
      } catch {
        return null;
      }
    },
    keep(entry) {
      try {
        localStorage.setItem(name(branch), JSON.stringify(entry));
      } catch {
        // a private window; the page itself still knows
      }
    },
    forget() {
      try {
        localStorage.removeItem(name(branch));
      } catch {
        // nothing was kept
      }
    },
  };
}
