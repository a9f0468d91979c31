@NullMarked
package id.bilik.queueserver.lab.demo;

import org.jspecify.annotations.NullMarked;
