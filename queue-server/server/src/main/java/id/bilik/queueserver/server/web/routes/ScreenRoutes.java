package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;

import id.bilik.process.web.QrSvg;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.configuration.ScreenAddresses;
import id.bilik.queueserver.server.runtime.Branches;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Cookies;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which screens there are, where a device finds each, and that address as a QR symbol. The symbols are made of this list
 * alone, so that none can hold the secret of a visit, a sign-in or a key.
 */
public final class ScreenRoutes {
    private final Branches branches;
    private final String version;
    private final ScreenAddresses addresses;

    /**
     * Every screen of this server.
     *
     * @param kiosk    address of the kiosk's page
     * @param onlyHere whether nobody but this machine reaches the addresses
     * @param screens  those that all branches share
     */
    record Screens(String version, List<BranchScreens> branches, String kiosk, boolean onlyHere,
            List<ScreenPlace> screens) {}

    record BranchScreens(String branch, String name, List<GroupScreens> groups, List<ScreenPlace> screens) {}

    /** @param names what people call it, by language; empty where nobody has named it */
    record GroupScreens(String id, Map<String, String> names, List<String> booths) {}

    /**
     * Where a screen is found.
     *
     * @param screen  which one, such as {@code board}
     * @param link    to open it from a page of this server; absent for a phone's, which belongs to one visit
     * @param address under which its device reaches it
     * @param qr      picture of that address; absent where no camera would look for it
     */
    record ScreenPlace(String screen, @Nullable String group, @Nullable String booth, @Nullable String link,
            String address, @Nullable String qr) {}

    public ScreenRoutes(Branches branches, String version, ScreenAddresses addresses) {
        this.branches = branches;
        this.version = version;
        this.addresses = addresses;
    }

    public List<Route> list() {
        return List
                .of(get("/api/screens", Access.STAFF, "Every screen of this server, with its address and its QR symbol",
                        Screens.class, context -> context.json(screens(own(context)))));
    }

    /** As configured; else as whoever asks has reached it, for that way there is. */
    private String own(Context context) {
        return addresses.own()
                .orElseGet(() -> (Cookies.isSecure(context) ? "https://" : "http://") + context.host());
    }

    private Screens screens(String own) {
        return new Screens(version, branches.all().stream().map(open -> branch(open, own)).toList(), addresses.kiosk(),
                isOnlyHere(own), List.of(place(own, "access", "access"), place(own, "join", "join"),
                        place(own, "pair", "pair"), place(own, "docs", "docs"),
                        place(own, "components", "components")));
    }

    private BranchScreens branch(OpenBranch open, String own) {
        String branch = open.id();
        List<GroupScreens> groups = new ArrayList<>();
        List<ScreenPlace> places = new ArrayList<>();
        places.add(place(own, "board", "board", branch));
        places.add(kiosk());
        places.add(new ScreenPlace("phone", null, null, null, addresses.phones() + "/follow/…", null));
        String booking = path("book", branch);
        places.add(new ScreenPlace("book", null, null, booking, addresses.phones() + booking,
                QrSvg.address(addresses.phones() + booking)));
        for (GroupPlan group : open.state().plan().groups()) {
            groups.add(new GroupScreens(group.id(), group.names(), group.booths()));
            String path = path("officer", branch, group.id());
            places.add(new ScreenPlace("officer", group.id(), null, path, own + path, QrSvg.address(own + path)));
            for (String booth : group.booths()) {
                String boothPath = path("booth", branch, booth);
                places.add(new ScreenPlace("booth", group.id(), booth, boothPath, own + boothPath,
                        QrSvg.address(own + boothPath)));
            }
        }
        for (String page : List.of("staff", "first-steps", "settings", "technician", "training", "audit", "privacy")) {
            places.add(place(own, page, page, branch));
        }
        String planning = path("staff", branch) + "#what-if";
        places.add(new ScreenPlace("what-if", null, null, planning, own + planning, QrSvg.address(own + planning)));
        return new BranchScreens(branch, open.state().plan().name(), groups, places);
    }

    /** Its page mostly runs on the kiosk itself, where nothing looks at a symbol. */
    private ScreenPlace kiosk() {
        String kiosk = addresses.kiosk();
        return new ScreenPlace("kiosk", null, null, kiosk, kiosk, isOnlyHere(kiosk) ? null : QrSvg.address(kiosk));
    }

    private static ScreenPlace place(String own, String screen, String... parts) {
        String path = path(parts);
        return new ScreenPlace(screen, null, null, path, own + path, QrSvg.address(own + path));
    }

    private static String path(String... parts) {
        return Arrays.stream(parts)
                .map(part -> "/" + URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining());
    }

    private static boolean isOnlyHere(String address) {
        String host = URI.create(address).getHost();
        return host != null && (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]"));
    }
}
