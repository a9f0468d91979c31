/** A whole branch on one machine, and imagined people who use it over HTTP as real people would. */
@NullMarked
package id.bilik.queueserver.lab.demo;

import org.jspecify.annotations.NullMarked;
