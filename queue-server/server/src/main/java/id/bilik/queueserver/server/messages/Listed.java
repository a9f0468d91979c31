package id.bilik.queueserver.server.messages;

import java.util.Optional;

/**
 * Somebody on a company's list. In messages that person stands where a booking does.
 *
 * @param company by its id
 * @param number  in the list, 1 and more
 */
record Listed(String company, int number) {
    private static final char BETWEEN = '-';

    /** In place of a booking's id. */
    String key() { return company + BETWEEN + number; }

    /** Empty for the id of a booking. */
    static Optional<Listed> of(String key) {
        int between = key.lastIndexOf(BETWEEN);
        return between < 0
                ? Optional.empty()
                : Optional.of(new Listed(key.substring(0, between), Integer.parseInt(key.substring(between + 1))));
    }
}
