package id.bilik.queueserver.core.simulation;

import java.util.OptionalInt;

/** An officer and the visits in the group's booths. Times are microseconds after the start. */
sealed interface Crew permits SharingCrew, AlternatingCrew, AttendingCrew {
    long NEVER = Long.MAX_VALUE;
    /** In a second. */
    double MICROS = 1e6;

    /** What an officer knows of the day, and does to it. */
    interface Day {
        long now();

        Participant who(int person);

        /** The officer is done with a visit. */
        void complete(int person);

        /** Turns to whom the branch suggests next for that group; empty where nobody there needs the officer. */
        OptionalInt attendSuggested(String group);

        /** A visit goes on by itself for so many seconds and then {@link #ask asks} for the officer again. */
        void workAlone(int person, double seconds);
    }

    /** When the officer does something next; {@link #NEVER} while there is nothing to do. */
    long next();

    /** A participant sits down in a booth. */
    void enter(int person);

    /** A participant needs the officer again. */
    void ask(int person);

    /** It is time for what the officer does next. */
    void act();
}
