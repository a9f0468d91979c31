// Capacity as staff ask for it. Two quick presses must not undo each other: the second starts from what the first asked
// for, not from a view that does not know of it yet; and they go to the server one after the other, the latest only.

/**
 * put(group, wanted) sends {openBooths, concurrency} and gives a promise; changed() is told when what is wanted
 * changes, failed(problem) when the server would not have it.
 */
export function capacityDesk({ put, changed = () => {}, failed = () => {} }) {
  const wishes = new Map();

  async function sendLatest(group, wish) {
    while (wish.sent !== wish.wanted) {
      const wanted = wish.wanted;
      wish.sent = wanted;
      try {
        await put(group, wanted);
      } catch (problem) {
        wishes.delete(group);
        failed(problem);
        changed();
        return;
      }
    }
    wishes.delete(group);
    changed();
  }

  return {
    /** What is asked for at this group, or what the view says where nothing is under way. */
    of: (view) => wishes.get(view.group)?.wanted ?? capacityOf(view),

    /** Whether something is asked for that the server has not answered yet. */
    asked: (view) => wishes.has(view.group),

    change(view, change) {
      const wish = wishes.get(view.group);
      const wanted = { ...(wish?.wanted ?? capacityOf(view)), ...change(wish?.wanted ?? capacityOf(view)) };
      if (wish) {
        wish.wanted = wanted;
      } else {
        const first = { wanted, sent: null };
        wishes.set(view.group, first);
        sendLatest(view.group, first);
      }
      changed();
    },
  };
}

function capacityOf(view) {
  return {
    openBooths: view.booths.filter((booth) => booth.status === 'open').map((booth) => booth.booth),
    concurrency: view.concurrency,
  };
}

/** Opens or closes a booth in a list of open booths. */
export function toggled(openBooths, booth) {
  return openBooths.includes(booth) ? openBooths.filter((open) => open !== booth) : [...openBooths, booth];
}
