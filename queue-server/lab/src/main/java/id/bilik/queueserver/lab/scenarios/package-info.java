/** {@code mvn -Psimulate}: policies and forecasts side by side on imagined days, as tables and as a page. */
@NullMarked
package id.bilik.queueserver.lab.scenarios;

import org.jspecify.annotations.NullMarked;
