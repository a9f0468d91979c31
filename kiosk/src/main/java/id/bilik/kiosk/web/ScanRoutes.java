package id.bilik.kiosk.web;

import id.bilik.kiosk.desk.ScanDesk;
import id.bilik.kiosk.desk.Screen;
import id.bilik.kiosk.slip.Words;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Codes from a scanner that types into the page, as most cheap ones do; what comes of them is in the view. */
final class ScanRoutes {

    private final ScanDesk scans;
    private final Screen screen;
    private final Words usual;

    ScanRoutes(ScanDesk scans, Screen screen, Words usual) {
        this.scans = scans;
        this.screen = screen;
        this.usual = usual;
    }

    void add(RoutesConfig routes) { routes.post("/api/scans", this::scan); }

    private void scan(Context context) {
        ScanRequest request = Json.read(context, ScanRequest.class);
        scans.scanned(request.code(), request.words(usual));
        context.json(ScreenAnswer.of(screen.view()));
    }
}
