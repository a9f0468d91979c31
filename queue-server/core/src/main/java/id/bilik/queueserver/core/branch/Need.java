package id.bilik.queueserver.core.branch;

/** Why a participant asks for the officer. */
public enum Need {
    READY, HELP
}
