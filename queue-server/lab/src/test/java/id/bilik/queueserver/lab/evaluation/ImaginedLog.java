package id.bilik.queueserver.lab.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Days that did not happen: single-file queues with a pace of their own, in the form of the real logs. */
final class ImaginedLog {
    private ImaginedLog() {}

    /** Queues 0, 1, … of two offices; the pace differs by queue and, less, by day. */
    static List<TicketRow> tickets(int days, int queues, int ticketsADay, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TicketRow> log = new ArrayList<>();
        for (int d = 0; d < days; d++) {
            LocalDate day = LocalDate.of(2021, 3, 1).plusDays(d);
            for (int q = 0; q < queues; q++) {
                double pace = (2 + 2 * q) * (.8 + .4 * random.nextDouble());
                List<Double> calls = new ArrayList<>();
                double issued = 480;
                double free = 480;
                for (int ticket = 1; ticket <= ticketsADay; ticket++) {
                    issued += -Math.log(1 - random.nextDouble()) * pace * .95;
                    double called = Math.max(free, issued);
                    free = called - Math.log(1 - random.nextDouble()) * pace;
                    double at = issued;
                    int ahead = (int) calls.stream().filter(call -> call >= at).count();
                    calls.add(called);
                    log.add(new TicketRow("office" + q % 2, "queue" + q, day, ticket, issued, called, ahead + 1, 2,
                            30));
                }
            }
        }
        return log;
    }

    static String csv(List<TicketRow> log) {
        StringBuilder csv = new StringBuilder(String.join(",", TicketRow.COLUMNS)).append('\n');
        for (TicketRow row : log) {
            csv.append(row.office()).append(',').append(row.queue()).append(',').append(row.day()).append(',')
                    .append(row.ticket()).append(',').append(row.issued()).append(',').append(row.called()).append(',')
                    .append(row.position()).append(',').append(row.openDesks()).append(',')
                    .append(row.publishedServiceMinutes()).append('\n');
        }
        return csv.toString();
    }

    /** Calls to a centre of one agent; every tenth waiting caller gives up after half a minute. */
    static List<CallRow> calls(int days, int callsADay, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<CallRow> log = new ArrayList<>();
        for (int d = 0; d < days; d++) {
            LocalDate day = LocalDate.of(1999, 2, 1).plusDays(d);
            double arrived = 25_000;
            double free = arrived;
            for (int call = 0; call < callsADay; call++) {
                arrived += Math.ceil(-Math.log(1 - random.nextDouble()) * 140);
                boolean waits = free > arrived;
                boolean gaveUp = waits && free > arrived + 30 && random.nextInt(10) == 0;
                double left = gaveUp ? arrived + 30 : Math.max(free, arrived);
                double end = left + Math.ceil(-Math.log(1 - random.nextDouble()) * 120);
                log.add(new CallRow(day, "PS", 0, arrived, waits ? arrived : 0, waits ? left : 0, !gaveUp,
                        gaveUp ? 0 : left, gaveUp ? 0 : end, gaveUp ? "" : "agent01"));
                free = gaveUp ? free : end;
            }
        }
        return log;
    }
}
