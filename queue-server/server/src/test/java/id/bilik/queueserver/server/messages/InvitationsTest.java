package id.bilik.queueserver.server.messages;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The people of a company's list are told their days; it is Tuesday, 10 March, at nine, and the first day is Wednesday. */
class InvitationsTest extends AtOnePostOffice {
    private ListedCompany company;

    @BeforeEach
    void open_a_company() { company = new ListedCompany(client); }

    /** Lets the outbox work for so long. */
    private void pass(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            office.work();
            clock.advance(Duration.ofMinutes(1));
        }
    }

    /** The mails that arrived by now, as number in the list, kind, and which message to that person it is; in any order. */
    private List<String> told() {
        return Arrays.stream(mails.getReceivedMessages()).map(InvitationsTest::id).toList();
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID().replaceAll("^<[^-]*-|\\.mail@.*", "");
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private MimeMessage mail(String id) {
        return Arrays.stream(mails.getReceivedMessages()).filter(mail -> id(mail).equals(id)).findFirst().orElseThrow();
    }

    /** The mails that arrived while that was done. */
    private List<String> toldBy(Runnable work) {
        List<String> before = told();
        work.run();
        pass(5);
        List<String> more = new ArrayList<>(told());
        before.forEach(more::remove);
        return more;
    }

    @Test
    void each_person_of_an_agreed_schedule_is_invited_once_also_after_a_restart()
            throws MessagingException, IOException {
        company.list(6);
        company.propose("11:00");
        pass(2);
        assertThat(told()).as("one side alone has agreed").isEmpty();
        company.agree(1);
        pass(5);
        assertThat(told()).containsExactlyInAnyOrder("1.invited.1", "2.invited.1", "3.invited.1", "4.invited.1",
                "5.invited.1",
                "6.invited.1");
        MimeMessage third = mail("3.invited.1");
        assertThat(third.getAllRecipients()[0]).hasToString("pekerja3@example.org");
        assertThat(third.getSubject()).isEqualTo("Undangan untuk klaim Anda pada Rabu, 11 Maret 2026");
        assertThat(third.getContent().toString()).contains(
                "Klaim Anda dilayani pada Rabu, 11 Maret 2026 antara pukul 10.00 dan 11.00 di tempat kerja Anda.",
                "Bawalah KTP", "koordinator");
        company.agree(1);
        pass(2);
        server.close();
        open();
        pass(5);
        assertThat(told()).hasSize(6);
        assertThat(office.counts()).containsOnly(Map.entry("sent", 6));
    }

    @Test
    void a_schedule_that_is_planned_again_tells_only_those_whom_it_moves() throws MessagingException {
        company.list(6);
        company.plan(1, "11:00");
        pass(5);
        assertThat(toldBy(() -> company.plan(2, "10:00"))).containsExactlyInAnyOrder("3.day-moved.2", "4.day-moved.2");
        assertThat(mail("3.day-moved.2").getSubject())
                .isEqualTo("Hari untuk klaim Anda berubah menjadi Jumat, 13 Maret 2026");
        assertThat(toldBy(() -> company.agree(2))).isEmpty();
    }

    @Test
    void who_is_withdrawn_is_told_so_and_who_comes_back_is_invited_again() throws MessagingException {
        company.list(6);
        company.plan(1, "11:00");
        pass(5);
        assertThat(toldBy(() -> company.list(5))).containsExactly("6.day-withdrawn.2");
        assertThat(mail("6.day-withdrawn.2").getSubject()).contains("Kamis, 12 Maret 2026 tidak berlaku lagi");
        assertThat(toldBy(() -> company.list(6))).containsExactly("6.invited.3");
    }

    @Test
    void who_could_not_be_reached_is_invited_once_that_is_possible_and_by_one_way_alone() {
        office = new PostOffice(server);
        company.list(2);
        company.plan(1, "11:00");
        pass(2);
        NoNameInMessagesTest.Kept kept = new NoNameInMessagesTest.Kept();
        office = new PostOffice(server, byMail(), kept);
        pass(2);
        assertThat(told()).containsExactlyInAnyOrder("1.invited.1", "2.invited.1");
        assertThat(kept.letters).isEmpty();
    }

    @Test
    void a_mail_server_that_was_away_for_a_day_gets_each_once_and_none_for_a_day_that_is_over() {
        mails.stop();
        company.list(6);
        company.plan(1, "11:00");
        for (int hour = 0; hour < 27; hour++) {
            pass(1);
            clock.advance(Duration.ofMinutes(59));
        }
        startMails();
        pass(20);
        assertThat(told()).containsExactlyInAnyOrder("5.invited.1", "6.invited.1");
        assertThat(company.messages(0)).isEqualTo("0 sent, 0 waiting, 4 failed");
        assertThat(company.messages(1)).isEqualTo("2 sent, 0 waiting, 0 failed");
    }

    @Test
    void what_waits_is_overtaken_by_another_day_and_after_a_kill_the_newest_is_told_once() {
        company.list(6);
        company.plan(1, "11:00");
        office.look();
        company.plan(2, "10:00");
        office.look();
        server.close();
        open();
        pass(5);
        assertThat(told()).containsExactlyInAnyOrder("1.invited.1", "2.invited.1", "5.invited.1", "6.invited.1",
                "3.day-moved.2", "4.day-moved.2");
        assertThat(office.counts()).containsEntry("overtaken", 2);
    }

    @Test
    void a_list_of_many_is_no_burst_and_the_representative_sees_how_far_it_is() {
        company.list(100);
        company.plan(1, "11:00");
        office.work();
        assertThat(told()).hasSize(1);
        assertThat(company.messages(0)).isEqualTo("1 sent, 3 waiting, 0 failed");
        clock.advance(Duration.ofSeconds(30));
        office.work();
        assertThat(told()).hasSize(31);
        pass(3);
        assertThat(told()).doesNotHaveDuplicates().hasSize(100);
        assertThat(company.messages(0)).isEqualTo("4 sent, 0 waiting, 0 failed");
    }
}
