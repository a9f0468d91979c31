package id.bilik.kiosk.web;

import id.bilik.hardware.Hardware;
import id.bilik.hardware.simulated.SimulatedDevices;
import id.bilik.kiosk.desk.BranchLogo;
import id.bilik.kiosk.desk.ButtonPanel;
import id.bilik.kiosk.desk.MissingDesk;
import id.bilik.kiosk.desk.Plans;
import id.bilik.kiosk.desk.ScanDesk;
import id.bilik.kiosk.desk.Screen;
import id.bilik.kiosk.desk.TicketDesk;
import id.bilik.kiosk.desk.Watch;
import id.bilik.kiosk.slip.Words;
import id.bilik.kiosk.speech.Speech;
import java.util.Optional;

/**
 * What the routes stand on.
 *
 * @param simulated
 *            what is behind {@code hardware} where it is simulated, for its paper and its strings
 */
public record KioskParts(TicketDesk desk, ScanDesk scans, MissingDesk missing, Plans plans, BranchLogo logo,
        Screen screen, Words usual,
        ButtonPanel panel,
        Watch watch,
        Hardware hardware, Optional<SimulatedDevices> simulated, KioskState state,
        PageSettings page, Speech speech) {}
