package id.bilik.process.service;

/** What a look at the process found. */
public sealed interface Health {

    /** It does its work. */
    record Well(String status) implements Health {}

    /** It does not: starting it anew may help. */
    record Sick(String reason) implements Health {}
}
