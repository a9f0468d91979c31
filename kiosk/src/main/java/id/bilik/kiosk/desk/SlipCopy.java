package id.bilik.kiosk.desk;

import id.bilik.hardware.PrintOutcome;

/**
 * A slip that a technician had printed once more.
 *
 * @param count
 *            how many such copies of it may exist, with this one
 */
public record SlipCopy(String ticket, int count, PrintOutcome outcome) {}
