package id.bilik.queueserver.core.branch;

/** Whether a group's booths are filled as soon as there is room, or when the officer asks for the next visit. */
public enum CallingMode {
    AUTOMATIC, MANUAL
}
