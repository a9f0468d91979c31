package id.bilik.kiosk.web;

import id.bilik.kiosk.desk.DeskAnswer;
import id.bilik.kiosk.desk.DeskTicket;
import id.bilik.kiosk.desk.ReprintAnswer;
import id.bilik.kiosk.desk.TicketDesk;
import id.bilik.kiosk.slip.Words;
import id.bilik.process.web.QrSvg;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Getting a ticket, its print once more, and its symbol for a phone to read off the screen. */
public final class TicketRoutes {

    private final TicketDesk desk;
    private final Words usual;

    TicketRoutes(TicketDesk desk, Words usual) {
        this.desk = desk;
        this.usual = usual;
    }

    void add(RoutesConfig routes) {
        routes.post("/api/tickets", this::issue);
        routes.post("/api/tickets/{ticket}/reprint", this::reprint);
        routes.post("/api/tickets/{ticket}/in-hand", this::inHand);
        routes.post("/api/tickets/{ticket}/no-slip", this::noSlip);
        routes.get("/api/tickets/{ticket}/qr.svg", this::symbol);
    }

    private void issue(Context context) throws InterruptedException {
        TicketRequest request = Json.read(context, TicketRequest.class);
        DeskAnswer answer = desk.issue(request.wish(), request.words(usual));
        if (answer instanceof DeskAnswer.Issued issued) {
            context.status(issued.first() ? 201 : 200).json(TicketAnswer.of(issued.ticket()));
        } else {
            problem(answer).answer(context);
        }
    }

    private void reprint(Context context) {
        Json.readNothing(context);
        String ticket = context.pathParam("ticket");
        switch (desk.reprint(ticket)) {
            case ReprintAnswer.Tried tried -> context.json(TicketAnswer.of(tried.ticket()));
            case ReprintAnswer.Denied denied -> throw new ProblemException(problem(denied));
        }
    }

    private void inHand(Context context) {
        Json.readNothing(context);
        context.json(TicketAnswer.of(desk.confirm(context.pathParam("ticket"))
                .orElseThrow(() -> new ProblemException(notHere()))));
    }

    private void noSlip(Context context) {
        Json.readNothing(context);
        context.json(TicketAnswer.of(desk.deny(context.pathParam("ticket"))
                .orElseThrow(() -> new ProblemException(notHere()))));
    }

    private void symbol(Context context) {
        DeskTicket ticket = desk.find(context.pathParam("ticket")).orElseThrow(() -> new ProblemException(notHere()));
        String address = ticket.issued().followUrl();
        if (address == null) {
            throw new ProblemException(notHere());
        }
        context.header("Cache-Control", "no-store").result(QrSvg.of(address)).contentType("image/svg+xml");
    }

    /** An answer that is no ticket, as a problem. */
    static Problem problem(DeskAnswer answer) {
        return switch (answer) {
            case DeskAnswer.Refused refused -> new Problem(refused.refusal().status(), refused.refusal().title(),
                    refused.refusal().detail(), refused.refusal().refusal(), null);
            case DeskAnswer.Unreachable unreachable -> Problem.of(503, "The queue-server can't be reached",
                    "No number was given. Ask again with the same requestId: if a number was issued after all, it comes."
                            + " (" + unreachable.reason() + ")");
            case DeskAnswer.UsedUp usedUp ->
                Problem.refusal("ReservedUsedUp", "The numbers of this service are used up",
                        "The queue-server can't be reached, and this kiosk has no reserved number of "
                                + usedUp.service()
                                + " left. Other services may go on; see standby.services of /api/screen.");
            case DeskAnswer.AnotherWish other -> Problem.of(422, "The requestId was used for something else",
                    "A new wish needs a new requestId than " + other.requestId() + ".");
            case DeskAnswer.Issued issued -> throw new IllegalArgumentException(issued + " is no problem");
        };
    }

    private static Problem problem(ReprintAnswer.Denied denied) {
        return switch (denied) {
            case NOT_HERE -> notHere();
            case ALREADY_PRINTED -> Problem.refusal("AlreadyPrinted", "The slip came out",
                    "Its slip is on paper; the print is offered again only if it failed.");
            case OFFER_USED -> Problem.refusal("ReprintUsed", "The print was offered again once",
                    "The number stands; please note it.");
        };
    }

    private static Problem notHere() {
        return Problem.of(404, "There is no such ticket here", "This kiosk did not issue it, or has forgotten it.");
    }
}
