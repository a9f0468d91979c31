package id.bilik.queueserver.lab.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kiosk is killed. */
class KioskKillIT extends KioskTrouble {
    private static final String REPORT = "/printed HTTP";
    /** The number in words, which stands below the number. */
    private static final String NUMBER = "kosong";
    private static final String CUT = "\u001dV\u0001";

    /** Where a kiosk is killed that gives a number of the server. */
    enum Step {
        BEFORE_THE_REQUEST, BEFORE_THE_ANSWER, BEFORE_THE_SLIP, IN_THE_SLIP, BEFORE_THE_CUT, AFTER_THE_CUT, BEFORE_THE_REPORT, BEFORE_THE_REPORT_IS_ANSWERED
    }

    @ParameterizedTest
    @EnumSource
    void a_kiosk_that_is_killed(Step step) throws IOException, InterruptedException {
        Runnable kill = kiosk.process()::kill;
        switch (step) {
            case BEFORE_THE_REQUEST -> kiosk.line().beforeSeeing(ISSUE, line -> kill.run());
            case BEFORE_THE_ANSWER -> kiosk.line().afterSeeing(ISSUE, line -> line.answerOnly(0, kill));
            case BEFORE_THE_SLIP -> kiosk.cable.beforeSeeing(BEGIN, line -> kill.run());
            case IN_THE_SLIP -> kiosk.cable.afterSeeing(NUMBER, line -> kill.run());
            case BEFORE_THE_CUT -> kiosk.cable.beforeSeeing(CUT, line -> kill.run());
            case AFTER_THE_CUT -> kiosk.cable.afterSeeing(CUT, line -> kill.run());
            case BEFORE_THE_REPORT -> kiosk.line().beforeSeeing(REPORT, line -> kill.run());
            case BEFORE_THE_REPORT_IS_ANSWERED ->
                kiosk.line().afterSeeing(REPORT, line -> line.answerOnly(0, kill));
        }

        askAcrossTheKill("jht");
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE_THE_SLIP", "IN_THE_SLIP", "AFTER_THE_CUT", "BEFORE_THE_REPORT"})
    void a_kiosk_that_is_killed_while_the_server_is_away(Step step) throws IOException, InterruptedException {
        kiosk.line().setRefusing(true);
        kiosk.line().cut();
        await().atMost(LONGEST).until(() -> !kiosk.screen().path("online").asBoolean());
        Runnable kill = kiosk.process()::kill;
        switch (step) {
            case BEFORE_THE_SLIP -> kiosk.cable.beforeSeeing(BEGIN, line -> kill.run());
            case IN_THE_SLIP -> kiosk.cable.afterSeeing(NUMBER, line -> kill.run());
            case AFTER_THE_CUT -> kiosk.cable.afterSeeing(CUT, line -> kill.run());
            default -> {
                kiosk.take(UUID.randomUUID(), "jkm");
                kiosk.line().afterSeeing(HAND_OVER, line -> line.answerOnly(0, kill));
                kiosk.line().setRefusing(false);
            }
        }

        if (step == Step.BEFORE_THE_REPORT) {
            await().atMost(LONGEST).until(() -> !kiosk.process().isAlive());
        } else {
            askAcrossTheKill("jkm");
        }
    }

    @Test
    void a_kiosk_that_is_killed_while_its_printer_does_not_answer() throws IOException, InterruptedException {
        kiosk.cable.beforeSeeing(BEGIN, line -> {
            kiosk.printer.setHung(true);
            kiosk.process().kill();
        });

        askAcrossTheKill("jht");
    }

    /** Somebody asks, the kiosk is killed, and they ask again when it is back. */
    private static void askAcrossTheKill(String service) throws IOException, InterruptedException {
        UUID request = UUID.randomUUID();
        Optional<KioskSite.Got> first = kiosk.ask(request, service);
        await().atMost(LONGEST).until(() -> !kiosk.process().isAlive());
        kiosk.line().heal();
        kiosk.cable.heal();
        kiosk.printer.setHung(false);
        kiosk.start();
        kiosk.awaitOnline();
        KioskSite.Got again = kiosk.take(request, service);
        first.ifPresent(before -> assertThat(again.ticket()).isEqualTo(before.ticket()));
    }
}
