@NullMarked
package id.bilik.queueserver.server.records;

import org.jspecify.annotations.NullMarked;
