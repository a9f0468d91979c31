/** The settings of the process and the plan file, each read and checked before anything starts. */
@NullMarked
package id.bilik.queueserver.server.configuration;

import org.jspecify.annotations.NullMarked;
