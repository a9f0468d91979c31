/**
 * Ways to a device: network, serial line, character device. Every operation ends within a time that its caller gives, so
 * that nothing behind it can hang. Knows nothing of what is sent.
 */
@NullMarked
package id.bilik.hardware.transport;

import org.jspecify.annotations.NullMarked;
