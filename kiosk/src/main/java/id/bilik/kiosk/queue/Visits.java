package id.bilik.kiosk.queue;

/** What a kiosk asks of the queue-server for somebody who holds a slip already. */
public interface Visits {

    /**
     * The visit whose slip bears that secret; asked once, since a person stands there. Refused with 404 where the server
     * knows no such secret.
     */
    ServerAnswer<FollowedVisit> findVisit(String secret) throws InterruptedException;

    /** The participant of that visit is back and waits again; asked again, it is the same. */
    ServerAnswer<FollowedVisit> comeBack(String secret) throws InterruptedException;
}
