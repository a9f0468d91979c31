package id.bilik.queueserver.scenarios;

import id.bilik.queueserver.simulation.Estimate;
import id.bilik.queueserver.simulation.PolicyTable;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

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
                    polyline{fill:none;stroke-width:2}.c0{stroke:var(--c0)}rect.c0,text.c0{stroke:none;fill:var(--c0)}.c1{stroke:var(--c1)}rect.c1,text.c1{stroke:none;fill:var(--c1)}.c2{stroke:var(--c2)}rect.c2,text.c2{stroke:none;fill:var(--c2)}.c3{stroke:var(--c3)}rect.c3,text.c3{stroke:none;fill:var(--c3)}.c4{stroke:var(--c4)}rect.c4,text.c4{stroke:none;fill:var(--c4)}.c5{stroke:var(--c5)}rect.c5,text.c5{stroke:none;fill:var(--c5)}</style><h1>Bilik, simulated</h1>
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
        chart(rows);
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

    private void chart(List<PolicyTable.Row> rows) {
        double most = 60;
        for (PolicyTable.Row row : rows) {
            for (double wait : row.bySlot()) {
                most = Math.max(most, wait);
            }
        }
        html.append(String.format(Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\"><title>Mean wait by time of issue</title><text y=\"15\">Mean wait by time of issue</text>",
                WIDTH,
                HEIGHT + 20 * rows.size(), WIDTH));
        for (int i = 0; i <= 4; i++) {
            double y = HEIGHT - MARGIN - (HEIGHT - 2.0 * MARGIN) * i / 4;
            html.append(String.format(Locale.ROOT,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" /><text class=\"soft\" x=\"0\" y=\"%.1f\">%.0f min</text>",
                    MARGIN, WIDTH - MARGIN, y, y, y + 4, most * i / 4 / 60));
        }
        for (int r = 0; r < rows.size(); r++) {
            double[] waits = rows.get(r).bySlot();
            StringBuilder points = new StringBuilder();
            for (int i = 0; i < waits.length; i++) {
                points.append(String.format(Locale.ROOT, "%.1f,%.1f ",
                        MARGIN + (WIDTH - 2.0 * MARGIN) * i / (waits.length - 1),
                        HEIGHT - MARGIN - (HEIGHT - 2.0 * MARGIN) * waits[i] / most));
            }
            html.append(String.format(Locale.ROOT,
                    "<polyline points=\"%s\" class=\"c%d\"/><text x=\"%d\" y=\"%d\" class=\"c%d\">%s</text>",
                    points.toString().strip(), r % COLOURS, MARGIN, HEIGHT + 20 * r, r % COLOURS,
                    escaped(rows.get(r).policy())));
        }
        html.append(String.format(Locale.ROOT,
                "<text class=\"soft\" x=\"%d\" y=\"%d\">opening</text><text class=\"soft\" x=\"%d\" y=\"%d\">4 h later</text></svg>",
                MARGIN, HEIGHT - 24, WIDTH - 2 * MARGIN, HEIGHT - 24));
    }
}
