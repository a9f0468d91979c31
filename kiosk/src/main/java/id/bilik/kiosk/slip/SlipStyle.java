package id.bilik.kiosk.slip;

import com.github.anastaciocintra.escpos.Style;

/**
 * How a line of a slip looks: only what differs from one to the next, since the initialisation has set the rest. Its
 * commands have plain 0 and 1 where the encoder's own have the digits, which some readers take for 48 and 49: they
 * underline the whole slip.
 */
final class SlipStyle extends Style {
    private static final byte ESC = 0x1b;
    private static final byte GS = 0x1d;

    private final byte[] commands;

    /**
     * A style.
     *
     * @param width
     *            times the usual, 1-8
     * @param height
     *            likewise
     */
    SlipStyle(boolean centred, boolean strong, int width, int height) {
        commands = new byte[]{ESC, 'a', (byte) (centred ? 1 : 0), ESC, 'E', (byte) (strong ? 1 : 0), GS, '!',
                (byte) ((width - 1) << 4 | (height - 1))};
    }

    static SlipStyle centred(boolean strong) { return new SlipStyle(true, strong, 1, 1); }

    @Override
    public byte[] getConfigBytes() { return commands.clone(); }
}
