package id.bilik.queueserver.branch;

/** Why a participant asks for the officer. */
public enum Need {
    READY, HELP
}
