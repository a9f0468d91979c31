package id.bilik.kiosk;

/**
 * A key of the configuration.
 *
 * @param name
 *            as in a file; as a system property {@code bilik.kiosk.} stands in front
 * @param suggestion
 *            what holds where nothing is said
 * @param meaning
 *            what it is, with its unit and range
 */
record ConfigKey(String name, String suggestion, String meaning) {

    static final String PREFIX = "bilik.kiosk.";
}
