package id.bilik.kiosk.queue;

/** The server answered, and it makes no sense to us. */
final class UnreadableAnswer extends Exception {

    UnreadableAnswer(String message) { super(message); }
}
