package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.server.access.AccessControl;
import id.bilik.queueserver.server.access.BookingSecrets;
import id.bilik.queueserver.server.access.CompanySecrets;
import id.bilik.queueserver.server.access.FollowLinks;
import id.bilik.queueserver.server.collective.Companies;
import id.bilik.queueserver.server.collective.CompanyLists;
import id.bilik.queueserver.server.collective.CompanySchedules;
import id.bilik.queueserver.server.journal.sealing.SealingJournal;
import id.bilik.queueserver.server.records.Records;
import id.bilik.queueserver.server.web.http.Route;
import java.util.ArrayList;
import java.util.List;

/** Everything over HTTP about companies that lay people off. */
public final class CompanyChannel {
    private final List<Route> routes = new ArrayList<>();

    public CompanyChannel(Records records, SealingJournal keys, FollowLinks links, BookingSecrets bookings,
            AccessControl control) {
        CompanySecrets secrets = new CompanySecrets(links);
        Companies companies = new Companies(records, keys);
        CompanyAccess access = new CompanyAccess(secrets, companies);
        CompanyLists lists = new CompanyLists(records, keys, secrets);
        CompanySchedules schedules = new CompanySchedules(records);
        routes.addAll(new CompanyRoutes(access, secrets, companies, lists, schedules, records.invitations(), links,
                control).list());
        routes.addAll(new CompanyListRoutes(access, lists, bookings, control).list());
        routes.addAll(new CompanyScheduleRoutes(access, lists, schedules).list());
        routes.addAll(new CompanyDayRoutes(access, lists, schedules, control).list());
    }

    public List<Route> list() { return List.copyOf(routes); }
}
