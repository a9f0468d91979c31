package id.bilik.queueserver.scenarios;

import id.bilik.queueserver.simulation.PolicyTable;
import java.util.List;
import java.util.Locale;

/** The tables and charts as one page that needs nothing else. */
final class Report {
    private static final String[] COLOURS = {"#222222", "#1f6f8b", "#4b9c7f", "#c78a2c", "#8a5aa3", "#b5483a"};
    private static final int WIDTH = 720;
    private static final int HEIGHT = 260;
    private static final int MARGIN = 44;

    private final StringBuilder html = new StringBuilder(
            """
                    <!doctype html><html lang="en"><meta charset="utf-8"><title>Bilik, simulated</title>
                    <style>body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;color:#222}
                    table{border-collapse:collapse;margin:1rem 0}td,th{padding:.2rem .7rem;text-align:right;border-bottom:1px solid #ddd}
                    td:first-child,th:first-child{text-align:left}</style><h1>Bilik, simulated</h1>
                    """);

    void add(String title, List<PolicyTable.Row> rows) {
        html.append("<h2>").append(title).append("</h2><table><tr><th>policy<th>mean wait, min<th>95 %<th>in branch")
                .append("<th>within 30 min<th>wait / bound<th>95 % / bound<th>in branch / bound</tr>");
        for (PolicyTable.Row row : rows) {
            html.append(String.format(Locale.ROOT,
                    "<tr><td>%s<td>%.2f ± %.2f<td>%.2f<td>%.2f<td>%.3f<td>%.3f ± %.3f<td>%.3f ± %.3f<td>%.3f ± %.3f</tr>",
                    row.policy(), row.meanWait().mean() / 60, row.meanWait().halfWidth() / 60, row.p95().mean() / 60,
                    row.inBranch().mean() / 60, row.level().mean(), row.waitRatio().mean(),
                    row.waitRatio().halfWidth(), row.p95Ratio().mean(), row.p95Ratio().halfWidth(),
                    row.inBranchRatio().mean(), row.inBranchRatio().halfWidth()));
        }
        html.append("</table>");
        chart(rows);
    }

    void add(String paragraph) {
        html.append("<h2>The forecast</h2><p>").append(paragraph.replace("\n", "<br>")).append("</p>");
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
                "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\"><title>Mean wait by time of issue</title>", WIDTH,
                HEIGHT + 20 * rows.size(), WIDTH));
        for (int i = 0; i <= 4; i++) {
            double y = HEIGHT - MARGIN - (HEIGHT - 2.0 * MARGIN) * i / 4;
            html.append(String.format(Locale.ROOT,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/><text x=\"4\" y=\"%.1f\" font-size=\"12\">%.0f min</text>",
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
            String colour = COLOURS[r % COLOURS.length];
            html.append(String.format(Locale.ROOT,
                    "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/><text x=\"%d\" y=\"%d\" font-size=\"13\" fill=\"%s\">%s</text>",
                    points.toString().strip(), colour, MARGIN, HEIGHT + 20 * r, colour, rows.get(r).policy()));
        }
        html.append(String.format(Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" font-size=\"12\">opening</text><text x=\"%d\" y=\"%d\" font-size=\"12\">4 h later</text></svg>",
                MARGIN, HEIGHT - 24, WIDTH - 2 * MARGIN, HEIGHT - 24));
    }
}
