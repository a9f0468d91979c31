package id.bilik.queueserver.lab.evaluation;

/**
 * Predicts a wait from what was known at the start of it, and from nothing else.
 *
 * @param <K> what is known
 */
interface WaitPredictor<K> {
    Forecast predict(K known);
}
