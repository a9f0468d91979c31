package id.bilik.process.configuration;

import java.util.List;

/** The configuration can't be used; the message names every key that is wrong. */
public final class ConfigProblem extends Exception {

    public ConfigProblem(List<String> complaints) { super(String.join(System.lineSeparator(), complaints)); }
}
