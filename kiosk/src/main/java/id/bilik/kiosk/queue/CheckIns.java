package id.bilik.kiosk.queue;

/** The requests of a kiosk to the queue-server for somebody who has booked. */
public interface CheckIns {

    /**
     * Says that they have come; again, the same ticket. Refused with 404 where the secret opens no booking, with 409 where
     * they can't check in, or not now.
     *
     * @param language
     *            of the slip
     */
    ServerAnswer<CheckedIn> checkIn(BookingAddress booking, String language) throws InterruptedException;

    /** How the booking stands; asked once. */
    ServerAnswer<BookingStanding> findBooking(BookingAddress booking) throws InterruptedException;
}
