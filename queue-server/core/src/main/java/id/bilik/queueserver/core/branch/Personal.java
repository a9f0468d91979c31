package id.bilik.queueserver.core.branch;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A fact of an event that concerns a person. It stands sealed in the journal and is purged from it; the day replays to
 * the same figures all the same.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Personal {

    /** How personal the fact is, which decides how long it is kept. */
    Level value();

    /** The value, as JSON, that a replay uses once the fact is purged. */
    String afterwards() default "null";

    /** How long such a fact is kept. */
    enum Level {
        /** What people typed, who may claim priority, what they read, and which papers somebody showed. */
        TEXT(90),
        /** Who acted, by the id of an account. */
        PEOPLE(365);

        private final int days;

        Level(int days) { this.days = days; }

        /** Whole days from the date on which it happened, after which it is purged. */
        public int days() {
            return days;
        }

        /** Lower case, as files and members of the journal have it. */
        public String word() {
            return switch (this) {
                case TEXT -> "text";
                case PEOPLE -> "people";
            };
        }
    }
}
