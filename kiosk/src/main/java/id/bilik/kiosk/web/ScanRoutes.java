package id.bilik.kiosk.web;

import id.bilik.kiosk.desk.MissingDesk;
import id.bilik.kiosk.desk.ScanDesk;
import id.bilik.kiosk.desk.Screen;
import id.bilik.kiosk.slip.Words;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Codes from a scanner that types into the page, as most cheap ones do; what comes of them is in the view. */
final class ScanRoutes {

    private final ScanDesk scans;
    private final MissingDesk missing;
    private final Screen screen;
    private final Words usual;

    ScanRoutes(ScanDesk scans, MissingDesk missing, Screen screen, Words usual) {
        this.scans = scans;
        this.missing = missing;
        this.screen = screen;
        this.usual = usual;
    }

    void add(RoutesConfig routes) {
        routes.post("/api/scans", this::scan);
        routes.post("/api/scans/{ticket}/return", this::comeBack);
        routes.post("/api/scans/{ticket}/missing-slip", this::printMissing);
    }

    /** The fate of the list. */
    private record Printed(String print) {}

    private void comeBack(Context context) throws InterruptedException {
        Json.readNothing(context);
        if (!scans.comeBack(context.pathParam("ticket"))) {
            throw new ProblemException(notScanned());
        }
        context.json(ScreenAnswer.of(screen.view()));
    }

    private void printMissing(Context context) {
        LanguageRequest request = Json.read(context, LanguageRequest.class);
        boolean came = missing.print(context.pathParam("ticket"), TicketRequest.words(request.language(), usual))
                .orElseThrow(() -> new ProblemException(notScanned()));
        context.json(new Printed(came ? "printed" : "failed"));
    }

    private static Problem notScanned() {
        return Problem.of(404, "That slip was not read last",
                "Another slip was held under the scanner since, or no paper is missing for this one.");
    }

    private void scan(Context context) {
        ScanRequest request = Json.read(context, ScanRequest.class);
        scans.scanned(request.code(), request.words(usual));
        context.json(ScreenAnswer.of(screen.view()));
    }
}
