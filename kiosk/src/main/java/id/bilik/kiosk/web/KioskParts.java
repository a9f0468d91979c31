package id.bilik.kiosk.web;

import id.bilik.hardware.Hardware;
import id.bilik.hardware.simulated.SimulatedButtons;
import id.bilik.hardware.simulated.SimulatedPrinter;
import id.bilik.kiosk.desk.ButtonPanel;
import id.bilik.kiosk.desk.Plans;
import id.bilik.kiosk.desk.Screen;
import id.bilik.kiosk.desk.TicketDesk;
import id.bilik.kiosk.desk.Watch;
import id.bilik.kiosk.slip.Words;
import id.bilik.kiosk.speech.Speech;

/**
 * What the routes stand on.
 *
 * @param printer
 *            the simulated printer behind {@code hardware}, for its paper and its strings
 * @param buttons
 *            likewise
 */
public record KioskParts(TicketDesk desk, Plans plans, Screen screen, Words usual, ButtonPanel panel, Watch watch,
        Hardware hardware, SimulatedPrinter printer, SimulatedButtons buttons,
        PageSettings page, Speech speech) {}
