/** What a process is told by files and system properties, checked as a whole before anything starts. */
@NullMarked
package id.bilik.process.configuration;

import org.jspecify.annotations.NullMarked;
