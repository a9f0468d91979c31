package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static id.bilik.queueserver.core.branch.BranchScenario.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.deciding.Command;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every command about a visit, at every stage it may have: done, nothing to do, or refused by name. */
class StageTest {

    private static final String[] STAGES = {"waiting", "called", "needsOfficer", "selfWorking", "withOfficer", "held",
            "completed",
            "noShow", "abandoned"};

    @Test
    void every_command_at_every_stage() { assertThat(table()).isEqualTo(
            """
                             waiting     called      needsOfficer selfWorking withOfficer held        completed   noShow      abandoned
                    arrive   BoothEmpty  done        WrongStage   WrongStage  WrongStage  BoothEmpty  BoothEmpty  BoothEmpty  BoothEmpty
                    recall   BoothEmpty  done        WrongStage   WrongStage  WrongStage  BoothEmpty  BoothEmpty  BoothEmpty  BoothEmpty
                    no-show  BoothEmpty  done        WrongStage   WrongStage  WrongStage  BoothEmpty  BoothEmpty  BoothEmpty  BoothEmpty
                    officer  BoothEmpty  WrongStage  nothing      done        done        BoothEmpty  BoothEmpty  BoothEmpty  BoothEmpty
                    alone    BoothEmpty  WrongStage  done         nothing     done        BoothEmpty  BoothEmpty  BoothEmpty  BoothEmpty
                    attend   BoothEmpty  WrongStage  done         done        nothing     BoothEmpty  BoothEmpty  BoothEmpty  BoothEmpty
                    hold     BoothEmpty  done        done         done        done        BoothEmpty  BoothEmpty  BoothEmpty  BoothEmpty
                    transfer BoothEmpty  done        done         done        done        BoothEmpty  BoothEmpty  BoothEmpty  BoothEmpty
                    complete BoothEmpty  WrongStage  done         done        done        BoothEmpty  BoothEmpty  BoothEmpty  BoothEmpty
                    resume   WrongStage  WrongStage  WrongStage   WrongStage  WrongStage  done        WrongStage  WrongStage  WrongStage
                    leave    done        done        WrongStage   WrongStage  WrongStage  done        WrongStage  WrongStage  nothing
                    return   nothing     WrongStage  WrongStage   WrongStage  WrongStage  done        WrongStage  done        WrongStage
                    """); }

    @Test
    void a_refusal_names_the_stage_by_the_contract() {
        assertThat(at("called").refusalOf(new Command.Complete("1", null, null)))
                .isEqualTo("A001 is called, not serving.");
        assertThat(at("selfWorking").refusalOf(new Command.Recall("1", null)))
                .isEqualTo("A001 is serving, not called.");
        assertThat(at("noShow").refusalOf(new Command.LeaveQueue(ticket("A001"))))
                .isEqualTo("A001 is noShow, not waiting.");
    }

    @Test
    void an_unknown_ticket_is_refused_by_name() {
        for (Command command : new Command[]{new Command.LeaveQueue(ticket("A099")),
                new Command.ReturnToQueue(ticket("A099")),
                new Command.ConfirmSlip(ticket("A099"), Visit.Slip.PRINTED, null)}) {
            assertThat(at("waiting").refusalOf(command)).isEqualTo("There is no ticket A099 here today.");
        }
    }

    private static String table() {
        Map<String, Command> commands = new LinkedHashMap<>();
        commands.put("arrive", new Command.Arrive("1", null));
        commands.put("recall", new Command.Recall("1", null));
        commands.put("no-show", new Command.MarkNoShow("1", null));
        commands.put("officer", new Command.AskForOfficer("1", null, null));
        commands.put("alone", new Command.StartSelfWork("1", null));
        commands.put("attend", new Command.Attend("1", null, null, null));
        commands.put("hold", new Command.Hold("1", null, null));
        commands.put("transfer", new Command.Transfer("1", null, "jkk"));
        commands.put("complete", new Command.Complete("1", null, null));
        commands.put("resume", new Command.ResumeVisit("1", ticket("A001")));
        commands.put("leave", new Command.LeaveQueue(ticket("A001")));
        commands.put("return", new Command.ReturnToQueue(ticket("A001")));
        StringBuilder table = new StringBuilder(row("", List.of(STAGES)));
        commands.forEach((name, command) -> {
            List<String> cells = new ArrayList<>();
            for (String stage : STAGES) {
                String result = at(stage).does(command);
                cells.add(result.equals("nothing")
                        ? result
                        : result.replaceFirst("^A001.*", "done")
                                .replace("refused: ", ""));
            }
            table.append(row(name, cells));
        });
        return table.toString();
    }

    private static String row(String name, List<String> cells) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-9s", name));
        for (int i = 0; i < cells.size(); i++) {
            row.append(String.format(Locale.ROOT, i == 2 ? "%-13s" : "%-12s", cells.get(i)));
        }
        return row.toString().stripTrailing() + "\n";
    }

    /** A branch with one visit, A001, at that stage; its booth is 1. */
    private static BranchScenario at(String stage) {
        BranchScenario branch = aBranch().withGroup("g1", 2).open().issued(1, "jht");
        if (stage.equals("waiting")) {
            return branch;
        }
        if (stage.equals("abandoned")) {
            branch.leave("A001");
            return branch;
        }
        branch.callNext("g1");
        switch (stage) {
            case "called" -> {
            }
            case "noShow" -> branch.noShow("1");
            case "held" -> branch.hold("1");
            case "needsOfficer" -> branch.arrive("1");
            case "selfWorking" -> {
                branch.arrive("1");
                branch.selfWorking("1");
            }
            case "withOfficer" -> {
                branch.arrive("1");
                branch.attends("1");
            }
            case "completed" -> {
                branch.arrive("1");
                branch.complete("1");
            }
            default -> throw new IllegalArgumentException(stage);
        }
        return branch;
    }
}
