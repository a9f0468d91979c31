package id.bilik.kiosk.store;

/** It is not written: the disk is full or broken. Nothing has changed for this process. */
public final class StoreFailed extends Exception {

    StoreFailed(String message, Throwable cause) { super(message, cause); }
}
