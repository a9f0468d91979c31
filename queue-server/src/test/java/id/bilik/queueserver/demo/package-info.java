@NullMarked
package id.bilik.queueserver.demo;

import org.jspecify.annotations.NullMarked;
