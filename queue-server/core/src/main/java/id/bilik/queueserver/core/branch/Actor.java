package id.bilik.queueserver.core.branch;

/**
 * Who gave an order: an account, a device, a program, a participant or time itself. An event names its actor by an id, never by a
 * person's name; the name belongs to the records, from which it can be purged.
 */
public sealed interface Actor {
    Actor PARTICIPANT = new Participant();
    Actor TIME = new Time();
    Actor UNKNOWN = new Unknown();

    /** Somebody who is signed in, by the id of the account. */
    record Account(String id) implements Actor {
        public Account {
            check(id);
        }
    }

    /** A kiosk or another machine of the branch, by the name under which it reports. */
    record Device(String id) implements Actor {
        public Device {
            check(id);
        }
    }

    /** A program with a key that a supervisor has made, by the id of the key. */
    record Key(String id) implements Actor {
        public Key {
            check(id);
        }
    }

    /** Somebody who came for a service: at the screen of a booth or on a phone. */
    record Participant() implements Actor {}

    /** Nobody: something fell due, or the branch called by itself. */
    record Time() implements Actor {}

    /** Not known: events of versions that named no actor, and orders that came unsigned. */
    record Unknown() implements Actor {}

    private static void check(String id) {
        if (id.isEmpty() || id.length() > 64 || !id.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException(
                    "The id of an actor has 1 to 64 visible characters of ASCII, not: " + id);
        }
    }
}
