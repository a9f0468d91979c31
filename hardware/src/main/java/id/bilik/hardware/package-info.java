@NullMarked
package id.bilik.hardware;

import org.jspecify.annotations.NullMarked;
