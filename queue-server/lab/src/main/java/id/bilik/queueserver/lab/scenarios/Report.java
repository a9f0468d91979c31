package id.bilik.queueserver.lab.scenarios;

import id.bilik.queueserver.core.simulation.Estimate;
import id.bilik.queueserver.lab.comparison.AppointmentTable;
import id.bilik.queueserver.lab.comparison.DayCourse;
import id.bilik.queueserver.lab.comparison.PolicyTable;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The tables and charts as one page that needs nothing else. */
final class Report {
    /** Classes of colours, by policy. */
    private static final int COLOURS = 6;
    private static final int BAR = 22;
    private static final int NAMES = 300;
    private static final int FIGURES = 130;
    private static final int WIDTH = 720;
    private static final int HEIGHT = 260;
    private static final int MARGIN = 44;
    /** Parts of an axis. */
    private static final int TICKS = 4;

    private final StringBuilder html = new StringBuilder(
            """
                    <!doctype html><html lang="en"><meta charset="utf-8"><title>Bilik, simulated</title>
                    <meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
                    <style>:root{--ink:#222;--soft:#666;--line:#ddd;--page:#fff;--c0:#222;--c1:#1f6f8b;--c2:#4b9c7f;--c3:#b07412;--c4:#8a5aa3;--c5:#b5483a}
                    @media(prefers-color-scheme:dark){:root{--ink:#eee;--soft:#aaa;--line:#444;--page:#161a19;--c0:#eee;--c1:#63b8d6;--c2:#74d0ae;--c3:#e8b45c;--c4:#c49add;--c5:#f0836f}}
                    body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;padding:0 1rem;max-width:64rem;color:var(--ink);background:var(--page)}
                    table{border-collapse:collapse;margin:1rem 0}td,th{padding:.2rem .7rem;text-align:right;border-bottom:1px solid var(--line);font-variant-numeric:tabular-nums}
                    td:first-child,th:first-child{text-align:left}div{overflow-x:auto}svg{display:block;max-width:100%;margin:1rem 0}
                    text{fill:var(--ink);font-size:13px}text.soft{fill:var(--soft);font-size:12px}line{stroke:var(--line)}line.range{stroke:var(--ink);stroke-width:2}
                    polyline{fill:none;stroke-width:2}polyline.c0{stroke-dasharray:6 4}polygon{opacity:.2}.c0{stroke:var(--c0)}rect.c0,text.c0,polygon.c0{stroke:none;fill:var(--c0)}.c1{stroke:var(--c1)}rect.c1,text.c1,polygon.c1{stroke:none;fill:var(--c1)}.c2{stroke:var(--c2)}rect.c2,text.c2,polygon.c2{stroke:none;fill:var(--c2)}.c3{stroke:var(--c3)}rect.c3,text.c3,polygon.c3{stroke:none;fill:var(--c3)}.c4{stroke:var(--c4)}rect.c4,text.c4,polygon.c4{stroke:none;fill:var(--c4)}.c5{stroke:var(--c5)}rect.c5,text.c5,polygon.c5{stroke:none;fill:var(--c5)}</style><h1>Bilik, simulated</h1>
                    """);

    void add(String title, List<PolicyTable.Row> rows) {
        html.append("<h2>").append(escaped(title))
                .append("</h2><div><table><tr><th>policy<th>mean wait, min<th>95 %<th>in branch")
                .append("<th>within 30 min<th>wait / bound<th>95 % / bound<th>in branch / bound</tr>");
        for (PolicyTable.Row row : rows) {
            html.append(String.format(Locale.ROOT,
                    "<tr><td>%s<td>%.2f ± %.2f<td>%.2f<td>%.2f<td>%.3f<td>%.3f ± %.3f<td>%.3f ± %.3f<td>%.3f ± %.3f</tr>",
                    row.policy(), row.meanWait().mean() / 60, row.meanWait().halfWidth() / 60, row.p95().mean() / 60,
                    row.inBranch().mean() / 60, row.level().mean(), row.waitRatio().mean(),
                    row.waitRatio().halfWidth(), row.p95Ratio().mean(), row.p95Ratio().halfWidth(),
                    row.inBranchRatio().mean(), row.inBranchRatio().halfWidth()));
        }
        html.append("</table></div>");
        bars("Mean wait, minutes, with 95 % confidence", rows, PolicyTable.Row::meanWait);
        bars("95 % wait at most, minutes", rows, PolicyTable.Row::p95);
        bars("Mean time in the branch, minutes", rows, PolicyTable.Row::inBranch);
        courses(rows);
    }

    /** Appointments of that share of the people. */
    void add(double share, List<AppointmentTable.Row> rows) {
        html.append(String.format(Locale.ROOT,
                "<h2>%.0f %% have an appointment</h2><div><table><tr><th>weight of appointments"
                        + "<th>booked, mean wait, min<th>95 %%<th>within 5 min<th>others, mean wait<th>95 %%</tr>",
                100 * share));
        for (AppointmentTable.Row row : rows) {
            html.append(String.format(Locale.ROOT,
                    "<tr><td>%s<td>%.2f ± %.2f<td>%.2f ± %.2f<td>%.3f ± %.3f<td>%.2f ± %.2f<td>%.2f ± %.2f</tr>",
                    weight(row), row.booked().mean() / 60, row.booked().halfWidth() / 60,
                    row.bookedP95().mean() / 60, row.bookedP95().halfWidth() / 60, row.inTime().mean(),
                    row.inTime().halfWidth(), row.walkIn().mean() / 60, row.walkIn().halfWidth() / 60,
                    row.walkInP95().mean() / 60, row.walkInP95().halfWidth() / 60));
        }
        html.append(
                "</table></div><p>Waits count from the booked time, or from the arrival where that is later; in the "
                        + "first row the same people come without an appointment.</p>");
    }

    static String weight(AppointmentTable.Row row) {
        return row.weight() == null ? "nobody has one" : String.format(Locale.ROOT, "%.0f", row.weight());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A bar for each policy, with its interval. */
    private void bars(String title, List<PolicyTable.Row> rows, Function<PolicyTable.Row, Estimate> figure) {
        double most = rows.stream().mapToDouble(row -> figure.apply(row).high()).max().orElse(1);
        double scale = (WIDTH - NAMES - FIGURES) / Math.max(1, most);
        int height = BAR * (rows.size() + 1) + 6;
        html.append(String.format(Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\"><title>%s</title><text y=\"15\">%s</text>", WIDTH,
                height, WIDTH, title, title));
        for (int r = 0; r < rows.size(); r++) {
            Estimate value = figure.apply(rows.get(r));
            int y = BAR * (r + 1) + 4;
            double middle = y + BAR / 2.0 - 2;
            html.append(String.format(Locale.ROOT,
                    "<text class=\"soft\" x=\"0\" y=\"%.0f\">%s</text><rect class=\"c%d\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>"
                            + "<line class=\"range\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/><text x=\"%.1f\" y=\"%.0f\">%.2f ± %.2f</text>",
                    middle + 4, escaped(rows.get(r).policy()), r % COLOURS, NAMES, y, value.mean() * scale, BAR - 6,
                    NAMES + Math.max(0, value.low()) * scale, NAMES + value.high() * scale, middle, middle,
                    NAMES + value.high() * scale + 6, middle + 4, value.mean() / 60, value.halfWidth() / 60));
        }
        html.append("</svg>");
    }

    void add(String paragraph) {
        html.append("<h2>The forecast</h2><p>").append(escaped(paragraph).replace("\n", "<br>")).append("</p>");
    }

    String html() { return html + "</html>\n"; }

    /** The bound, what branches do by default, and the last policy of the table, for contrast. */
    private void courses(List<PolicyTable.Row> rows) {
        SequencedSet<Integer> shown = new TreeSet<>(List.of(0, 1, rows.size() - 1));
        lines("Mean wait by half hour of issue, minutes, with 95 % confidence", rows, shown,
                row -> row.course().waits(), 60);
        lines("Visits in the branch over the day, with 95 % confidence", rows, shown, row -> row.course().loads(), 1);
    }

    /**
     * A line with its band for each of the rows shown, from opening until an hour after the last half hour of tickets.
     *
     * @param unit by which values are divided
     */
    private void lines(String title, List<PolicyTable.Row> rows, SequencedSet<Integer> shown,
            Function<PolicyTable.Row, List<DayCourse.Point>> course, double unit) {
        List<DayCourse.Point> tickets = rows.getFirst().course().waits();
        double last = tickets.isEmpty() ? 3600 : tickets.getLast().at() + 900 + 3600;
        double most = tick(shown.stream().flatMap(r -> course.apply(rows.get(r)).stream())
                .filter(point -> point.at() <= last).mapToDouble(point -> point.value().high() / unit).max().orElse(1));
        html.append(String.format(Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\"><title>%s</title><text y=\"15\">%s</text>", WIDTH,
                HEIGHT + 20 * shown.size(), WIDTH, title, title));
        for (int i = 0; i <= TICKS; i++) {
            double y = y(most * i / TICKS, most);
            html.append(String.format(Locale.ROOT,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/><text class=\"soft\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                    MARGIN, WIDTH - MARGIN, y, y, MARGIN - 8, y + 4, plain(most * i / TICKS)));
        }
        double step = last > 8 * 3600 ? 7200 : 3600;
        for (double at = 0; at <= last; at += step) {
            html.append(String.format(Locale.ROOT,
                    "<text class=\"soft\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>", x(at, last),
                    HEIGHT - 24, at == 0 ? "opening" : String.format(Locale.ROOT, "+%.0f h", at / 3600)));
        }
        // the bound comes last, dashed, so that what it hides is seen through it
        int named = shown.size();
        for (int r : shown.reversed()) {
            List<DayCourse.Point> points = course.apply(rows.get(r)).stream().filter(point -> point.at() <= last)
                    .toList();
            String high = path(points, last, most, point -> point.value().high() / unit);
            String low = path(points.reversed(), last, most, point -> Math.max(0, point.value().low() / unit));
            html.append(String.format(Locale.ROOT,
                    "<polygon points=\"%s %s\" class=\"c%d\"/><polyline points=\"%s\" class=\"c%d\"/><text x=\"%d\" y=\"%d\" class=\"c%d\">%s</text>",
                    high, low, r % COLOURS, path(points, last, most, point -> point.value().mean() / unit),
                    r % COLOURS, MARGIN, HEIGHT + 20 * --named, r % COLOURS, escaped(rows.get(r).policy())));
        }
        html.append("</svg>");
    }

    private static String path(List<DayCourse.Point> points, double last, double most,
            ToDoubleFunction<DayCourse.Point> value) {
        return points.stream().map(point -> String.format(Locale.ROOT, "%.1f,%.1f", x(point.at(), last),
                y(value.applyAsDouble(point), most))).collect(Collectors.joining(" "));
    }

    private static double x(double at, double last) { return MARGIN + (WIDTH - 2.0 * MARGIN) * at / last; }

    private static double y(double value, double most) {
        return HEIGHT - MARGIN - (HEIGHT - 2.0 * MARGIN) * value / most;
    }

    /** The next end of an axis that has four even parts. */
    private static double tick(double most) {
        double unit = Math.pow(10, Math.floor(Math.log10(Math.max(.1, most / TICKS))));
        for (double part : new double[]{1, 2, 2.5, 5}) {
            if (most <= TICKS * part * unit) {
                return TICKS * part * unit;
            }
        }
        return TICKS * 10 * unit;
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
