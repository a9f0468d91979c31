package id.bilik.kiosk.desk;

/** What came of asking for the print again. */
public sealed interface ReprintAnswer {

    /** The printer was asked, or is still unable; the ticket says how it ended. */
    record Tried(DeskTicket ticket) implements ReprintAnswer {}

    /** Why it was not even tried. */
    enum Denied implements ReprintAnswer {
        /** This kiosk does not remember such a ticket. */
        NOT_HERE,
        /** Paper came out the first time. */
        ALREADY_PRINTED,
        /** It was offered once, and was used. */
        OFFER_USED
    }
}
