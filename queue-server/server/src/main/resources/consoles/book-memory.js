// Which bookings of a branch this phone has: then a scan of the code at its door can check them in. Where a browser keeps
// nothing, the page of the booking does so itself.

const MOST = 5;
const name = (branch) => `bilik.booked.${branch}`;

export function bookingMemory(branch) {
  function write(keys) {
    try {
      if (keys.length) localStorage.setItem(name(branch), JSON.stringify(keys));
      else localStorage.removeItem(name(branch));
    } catch {
      // a private window
    }
  }

  /** Keys of bookings, {booking, secret}, the last one first. */
  function list() {
    try {
      return JSON.parse(localStorage.getItem(name(branch)) ?? '[]');
    } catch {
      return [];
    }
  }

  const others = (booking) => list().filter((key) => key.booking !== booking);

  return {
    list,
    keep: ({ booking, secret }) => write([{ booking, secret }, ...others(booking)].slice(0, MOST)),
    forget: (booking) => list().some((key) => key.booking === booking) && write(others(booking)),
  };
}
