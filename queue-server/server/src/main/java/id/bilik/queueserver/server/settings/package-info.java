/** What a branch's own people set up: its plan as a document, holidays, pictures; what was changed when and by whom. */
@NullMarked
package id.bilik.queueserver.server.settings;

import org.jspecify.annotations.NullMarked;
