package id.bilik.queueserver.lab.demo;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.server.access.RunCredentials;
import java.io.PrintStream;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The lines on the terminal for whoever has started a branch on this machine.
 *
 * @param server address of the queue-server
 * @param kiosk  address of the kiosk
 * @param phones address of the pages for phones; empty where phones reach nothing
 */
record Welcome(String server, String kiosk, Optional<String> phones, BranchPlan plan, RunCredentials run) {
    void print(PrintStream out) {
        String branch = plan.id();
        int booths = plan.groups().stream().mapToInt(group -> group.booths().size()).sum();
        out.println();
        out.println("  Bilik is open. Every screen:   " + server + "/");
        out.println("  Kiosk at the entrance          " + kiosk + "/");
        out.println("  Wall board                     " + server + "/board/" + branch);
        out.println("  Officers of the groups         " + plan.groups().stream().map(GroupPlan::id)
                .collect(Collectors.joining("   …/", server + "/officer/" + branch + "/", "")));
        out.println("  Screens of booths " + "%-13s".formatted("1 to " + booths) + server + "/booth/" + branch
                + "/1   …/" + booths);
        out.println("  Staff                          " + server + "/staff/" + branch);
        out.println("  The printed slips              " + kiosk + "/api/slips");
        out.println("  The contract                   " + server + "/docs");
        out.println();
        if (phones.isPresent()) {
            out.println("  The code on a slip leads phones of this network to " + phones.get()
                    + ". While this runs, others in");
            out.println(
                    "  the network reach participants' pages there and nothing else; -Daddress=127.0.0.1 keeps them out.");
        } else {
            out.println(
                    "  The code on a slip leads to this machine alone: phones cannot open it. -Daddress=ADDRESS names an");
            out.println("  address of this machine that they reach.");
        }
        out.println();
        out.println("  Who signs in by a link holds a role, for this run and on this machine alone:");
        for (String token : run.tokens()) {
            String role = run.findEntry(token).orElseThrow().words();
            out.println("  " + "Sign in as %-19s".formatted(role) + " " + server + "/enter/" + token);
        }
        out.println("  API key (this run only)        " + run.apiKey());
        out.println("  Ctrl-C stops both.");
        out.println();
        out.flush();
    }
}
