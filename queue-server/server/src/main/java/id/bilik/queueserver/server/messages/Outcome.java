package id.bilik.queueserver.server.messages;

/** What became of an attempt to send a letter. The words never have an address in them. */
sealed interface Outcome {

    /** The other side has it. */
    record Taken() implements Outcome {}

    /** The other side will never take it. */
    record Refused(String why) implements Outcome {}

    /** The other side does not take this one now. */
    record Later(String why) implements Outcome {}

    /** Nobody takes any now, and this one was not taken. */
    record Away(String why) implements Outcome {}

    /** The line broke in the midst: the other side may have it or not. */
    record Unknown(String why) implements Outcome {}
}
