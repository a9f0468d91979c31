package id.bilik.queueserver.core.forecast;

/**
 * What lies before one waiting visit.
 *
 * @param untilCalled seconds from now until called, as if calling went on after closing
 * @param mean the same as a mean; infinite if it is not called on some path
 * @param calledBeforeClosing probability of being called before closing, 0 to 1
 */
public record Outlook(WaitForecast untilCalled, double mean, double calledBeforeClosing) {}
