/**
 * ESC/POS read back: bytes as a printer gets them become a {@code Paper}, and the paper becomes text or a picture. It is
 * the printer's half of the language, written from the command reference and not from the encoder that we use, so that
 * each can catch the other's mistakes.
 */
@NullMarked
package id.bilik.hardware.escpos;

import org.jspecify.annotations.NullMarked;
