package id.bilik.queueserver.web;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Runs something when an answer that nobody waits for has come to its end, good or bad; perhaps more than once. */
record WhenAsyncIsOver(Runnable action) implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) { action.run(); }

    @Override
    public void onTimeout(AsyncEvent event) { action.run(); }

    @Override
    public void onError(AsyncEvent event) { action.run(); }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // not over
    }
}
