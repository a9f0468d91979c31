/** Measurements, run by hand or by {@code mvn -Pbench}; never part of the tests. */
@NullMarked
package id.bilik.queueserver.lab.benchmarks;

import org.jspecify.annotations.NullMarked;
