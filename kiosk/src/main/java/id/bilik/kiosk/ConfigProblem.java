package id.bilik.kiosk;

import java.util.List;

/** The configuration can't be used; the message names every key that is wrong. */
final class ConfigProblem extends Exception {

    ConfigProblem(List<String> complaints) { super(String.join(System.lineSeparator(), complaints)); }
}
