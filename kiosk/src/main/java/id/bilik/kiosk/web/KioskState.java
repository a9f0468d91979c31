package id.bilik.kiosk.web;

import id.bilik.kiosk.technician.DeviceReports;
import id.bilik.kiosk.technician.Machine;
import id.bilik.kiosk.technician.PaperCount;

/** What a technician asks of a kiosk beside its devices. */
public record KioskState(String device, String version, PaperCount paper, Machine machine, DeviceReports reports) {}
