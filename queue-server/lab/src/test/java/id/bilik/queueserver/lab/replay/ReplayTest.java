package id.bilik.queueserver.lab.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.Promise;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.simulation.Act;
import id.bilik.queueserver.core.simulation.Morning;
import id.bilik.queueserver.core.simulation.Scenario;
import id.bilik.queueserver.core.simulation.Simulator;
import id.bilik.queueserver.lab.demo.VirtualDemoDay;
import id.bilik.queueserver.server.journal.EventCodec;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.file.FileJournal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A morning of a hundred people and three officers, one of whom goes after forty minutes. */
class ReplayTest {
    private static final int PEOPLE = 100;
    private static final Duration GOES = Duration.ofMinutes(40);

    @Test
    void a_journal_goes_through_the_whole_program(@TempDir Path data) throws IOException {
        List<RecordedEvent> day = withPromises(day(), 1);
        String branch = RecordedJournal.of(day).plan().id();
        try (Journal journal = FileJournal.open(data)) {
            journal.append(branch, day.stream().map(EventCodec::encode).toList());
        }
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ReplayTable.print(FileJournal.folder(data), 1, new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("on 2026-03-02")
                .containsPattern("all +promised, live on that day +\\d\\d +0\\.0 +0\\.0 +1\\.00")
                .containsPattern("first two hours +roll-forward, live today +\\d\\d ")
                .containsPattern("08:30 +unchanged +3 +officers change")
                .containsPattern("08:40 +officer less +2 +\\d+ \\(")
                .containsPattern("officer less +held [1-9]\\d* of \\d+ quarters of an hour");
    }

    @Test
    void a_promise_that_was_wrong_is_seen() {
        List<ForecastReplay.Ticket> tickets = ForecastReplay.of(RecordedJournal.of(withPromises(day(), 1.5)), 1);
        Said.Score promised = Said.Score
                .of(tickets.stream().map(ForecastReplay.Ticket::promised).filter(Objects::nonNull).toList());
        assertThat(promised.count()).isEqualTo(tickets.size()).isGreaterThan(30);
        assertThat(promised.held()).isZero();
        assertThat(promised.bias()).as("seconds too long").isEqualTo(promised.error()).isGreaterThan(60);
    }

    @Test
    void what_is_told_now_holds_for_most() {
        Said.Score score = Said.Score.of(ForecastReplay.of(RecordedJournal.of(day()), 1).stream()
                .map(ForecastReplay.Ticket::told).toList());
        assertThat(score.held() / (double) score.count()).as("share held").isGreaterThan(.6);
    }

    @Test
    void a_day_that_stood_still_after_the_question_is_seen() {
        Instant asked = VirtualDemoDay.OPENING.plus(Duration.ofMinutes(30));
        Said said = rest(RecordedJournal.of(day()), asked);
        Said late = rest(RecordedJournal.of(day().stream().map(event -> event.at().isAfter(asked)
                ? new RecordedEvent(event.sequence(), event.at().plus(Duration.ofHours(12)), event.event())
                : event).toList()), asked);
        assertThat(late.likely()).as("nothing of it is known when it is asked").isEqualTo(said.likely());
        assertThat(late.held()).isFalse();
        assertThat(late.error()).as("seconds").isLessThan(said.error() - 600);
    }

    @Test
    void quarters_of_an_hour_count_until_the_officers_change() {
        List<RecordedQuestions.Answer> answers = RecordedQuestions.of(RecordedJournal.of(day()), 1);
        RecordedQuestions.Answer before = answers.getFirst();
        assertThat(before.quarters()).as("ten minutes before one goes").isEmpty();
        assertThat(before.stays()).isFalse();
        RecordedQuestions.Answer less = answers.stream()
                .filter(each -> each.kind() == RecordedQuestions.Kind.OFFICER_LESS).findFirst().orElseThrow();
        assertThat(less.at()).isEqualTo(VirtualDemoDay.OPENING.plus(GOES));
        assertThat(less.officers()).isEqualTo(2);
        assertThat(less.stays()).isTrue();
        assertThat(less.quarters().size()).isGreaterThan(1);
        assertThat(less.rest().happened()).as("the same as for those who ask when the officer is gone")
                .isEqualTo(answers.get(answers.indexOf(less) + 1).rest().happened());
    }

    @Test
    void a_folder_without_a_journal_is_refused_in_a_sentence(@TempDir Path empty) {
        assertThatThrownBy(() -> ReplayTable.print(empty, 1, System.out)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no journal in " + empty);
    }

    private static Said rest(RecordedJournal journal, Instant asked) {
        return RecordedQuestions.of(journal, 1).stream().filter(each -> each.at().equals(asked)).findFirst()
                .orElseThrow().rest();
    }

    private static List<RecordedEvent> day() {
        VirtualDemoDay demo = VirtualDemoDay.with(3);
        Morning morning = demo.morning();
        Scenario all = demo.scenario(morning, new CentralQueue(), service -> 1, 1);
        String last = morning.branch().groups().get(2).id();
        Scenario some = new Scenario(all.start(), all.from(), all.until(), all.policy(), all.officers(), all.present(),
                all.arrivals().subList(0, PEOPLE),
                List.of(new Act(GOES.toSeconds(), new Command.SignOff(last))), all.room());
        return Stream.concat(morning.events().stream(), Simulator.record(some).journal().stream()).toList();
    }

    /** Everybody was promised so many times what they waited, give or take a tenth of it. */
    private static List<RecordedEvent> withPromises(List<RecordedEvent> day, double factor) {
        DayWaits waits = DayWaits.of(day);
        List<Promise> promises = new ArrayList<>();
        for (RecordedEvent event : day) {
            if (event.event() instanceof Event.TicketIssued issued) {
                TicketNumber ticket = issued.ticket();
                waits.findCalled(ticket).map(DayWaits.Wait::seconds).map(wait -> factor * wait)
                        .ifPresent(said -> promises.add(new Promise(ticket, .9 * said, said, 1.1 * said, .9 * said,
                                said, 1.1 * said)));
            }
        }
        List<RecordedEvent> more = new ArrayList<>(day);
        RecordedEvent last = day.getLast();
        more.add(new RecordedEvent(last.sequence() + 1, last.at(), new Event.WaitsPromised(promises)));
        return more;
    }
}
