package id.bilik.hardware.simulated;

import id.bilik.hardware.escpos.Paper;
import java.time.Instant;

/**
 * A job that the simulated printer put on paper.
 *
 * @param number
 *            1 for the first since the start, then one more each
 */
public record PrintedSlip(int number, Instant printedAt, Paper paper) {}
