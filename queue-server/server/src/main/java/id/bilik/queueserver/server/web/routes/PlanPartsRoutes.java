package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.settings.Holidays;
import id.bilik.queueserver.server.settings.Pictures;
import id.bilik.queueserver.server.settings.Settings;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Requests;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What goes into a plan from elsewhere: holidays of a calendar, and pictures. */
public final class PlanPartsRoutes {
    private static final String BRANCH = "/api/branches/{branch}";
    /** Holidays beyond are not decided yet. */
    private static final int YEARS = 2;

    private final Settings settings;

    record HolidayList(List<HolidayView> holidays) {}

    /** @param tentative whether the calendar itself is not sure of the date */
    record HolidayView(LocalDate date, Map<String, String> names, boolean tentative) {
        static HolidayView of(Holidays.Holiday holiday) {
            return new HolidayView(holiday.date(), holiday.names(), holiday.tentative());
        }
    }

    /** @param logo by which a plan names it */
    record KeptPicture(String logo) {}

    public PlanPartsRoutes(Settings settings) { this.settings = settings; }

    public List<Route> list() {
        return List.of(
                get(BRANCH + "/plan/holidays", Access.OVERSEERS,
                        "National holidays from today on, as shipped; the branch confirms each", HolidayList.class,
                        this::shipped),
                post(BRANCH + "/plan/holidays", Access.SUPERVISOR, "The days of a calendar (.ics), from today on",
                        Requests.Calendar.class, 200, HolidayList.class, this::read),
                post(BRANCH + "/pictures", Access.SUPERVISOR, "Keep a picture for a plan", Requests.Picture.class, 200,
                        KeptPicture.class, this::keep),
                get(BRANCH + "/pictures/{picture}", Access.PARTICIPANTS, "A picture that was kept, as PNG", null,
                        this::picture));
    }

    private void shipped(Context context) {
        LocalDate today = today(InPath.branch(context));
        context.json(view(Holidays.shipped(today, today.plusYears(YEARS))));
    }

    private void read(Context context) {
        OpenBranch branch = InPath.branch(context);
        String calendar = Bodies.read(context, Requests.Calendar.class, Bodies.LARGE).calendar();
        LocalDate today = today(branch);
        try {
            context.json(view(Holidays.read(calendar, branch.state().plan().languages().getFirst(), today,
                    today.plusYears(YEARS))));
        } catch (Holidays.Unreadable wrong) {
            throw Problem.of(HttpStatus.BAD_REQUEST, String.valueOf(wrong.getMessage()));
        }
    }

    private static HolidayList view(List<Holidays.Holiday> holidays) {
        return new HolidayList(holidays.stream().map(HolidayView::of).toList());
    }

    private static LocalDate today(OpenBranch branch) {
        return branch.now().atZone(branch.state().plan().zone()).toLocalDate();
    }

    private void keep(Context context) throws IOException {
        InPath.branch(context);
        String sent = Bodies.read(context, Requests.Picture.class, Bodies.LARGE).picture();
        try {
            context.json(new KeptPicture(settings.pictures().keep(Base64.getDecoder().decode(sent))));
        } catch (IllegalArgumentException noBase64) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The field picture must be base64.");
        } catch (Pictures.Unusable wrong) {
            throw Problem.of(HttpStatus.BAD_REQUEST, String.valueOf(wrong.getMessage()));
        }
    }

    private void picture(Context context) throws IOException {
        InPath.branch(context);
        String name = context.pathParam("picture");
        byte[] png = settings.pictures().find(name)
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "There is no picture " + name + " here."));
        // its name is its content
        context.contentType("image/png").header("Cache-Control", "max-age=31536000, immutable").result(png);
    }
}
