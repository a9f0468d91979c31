/** What a board, a booth screen, a console and a phone show: pure readings of a branch. docs/views.md is the contract. */
@NullMarked
package id.bilik.queueserver.core.view;

import org.jspecify.annotations.NullMarked;
