/** What a process tells the one that keeps it running (systemd): that it is ready, that it is alive, that it stops. */
@NullMarked
package id.bilik.process.service;

import org.jspecify.annotations.NullMarked;
