/**
 * How good the forecasts are on logs of real queues: {@code mvn -Peval}. A log is replayed in the order of time, and
 * a predictor is handed what was known at that minute, nothing else.
 */
@NullMarked
package id.bilik.queueserver.lab.evaluation;

import org.jspecify.annotations.NullMarked;
