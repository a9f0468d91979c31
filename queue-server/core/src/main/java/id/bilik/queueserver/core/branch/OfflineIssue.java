package id.bilik.queueserver.core.branch;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How a ticket came about that a kiosk gave while it could not reach the branch.
 *
 * @param date     of the lease that its number is from
 * @param issuedAt when the participant got it: not after it was recorded, not before its lease
 * @param exact    false where the kiosk's clock was not known: the time is then the earliest that is possible
 */
public record OfflineIssue(String kiosk, LocalDate date, Instant issuedAt, boolean exact) {}
