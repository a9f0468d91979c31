// Slips that did not come out: offered again on the first scene for ten minutes, or by the kiosk itself for one that it was
// stopped in the middle of.

const OFFERED = 10 * 60_000; // milliseconds

export function owedSlips() {
  let owed = null; // {ticket, since}

  return {
    /** Takes note of how a ticket's scene ended. */
    remember(scene) {
      const ticket = scene.ticket();
      if (!scene.printed() && ticket.reprint) owed = { ticket: ticket.ticket, since: Date.now() };
      else if (owed?.ticket === ticket.ticket) owed = null;
    },

    /** {ticket, sure} of the slip to offer, as long as the printer can print it; null for none. */
    find({ printer, standby }) {
      if (!printer.canPrint) return null;
      if (owed && Date.now() - owed.since < OFFERED) return { ticket: owed.ticket, sure: true };
      const [offer] = standby.offers;
      return offer ? { ticket: offer.ticket, sure: false } : null;
    },

    any: () => owed !== null,

    forget() {
      owed = null;
    },
  };
}
