package id.bilik.kiosk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who may know whom in the kiosk. */
class KioskEdgesTest {

    private static final JavaClasses KIOSK = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("id.bilik.kiosk");

    @Test
    void the_kiosk_knows_the_queue_server_by_http_only() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("id.bilik.queueserver..").check(KIOSK);
    }

    @Test
    void the_slip_is_pure_but_for_the_encoder() {
        noClasses().that().resideInAPackage("..kiosk.slip..").should().dependOnClassesThat()
                .resideInAnyPackage("id.bilik.hardware..", "..kiosk.queue..", "..kiosk.desk..", "..kiosk.web..",
                        "java.net.http..", "io.javalin..", "com.fasterxml..", "org.slf4j..")
                .check(KIOSK);
    }

    @Test
    void the_slip_reads_no_clock() {
        noClasses().that().resideInAPackage("..kiosk.slip..").should().dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock").orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(Instant.class, "now").check(KIOSK);
    }

    @Test
    void the_client_of_the_server_knows_no_printer_and_no_page() {
        noClasses().that().resideInAPackage("..kiosk.queue..").should().dependOnClassesThat()
                .resideInAnyPackage("id.bilik.hardware..", "..kiosk.slip..", "..kiosk.desk..", "..kiosk.web..",
                        "io.javalin..")
                .check(KIOSK);
    }

    @Test
    void the_desk_knows_devices_by_their_ports_and_no_web() {
        noClasses().that().resideInAPackage("..kiosk.desk..").should().dependOnClassesThat()
                .resideInAnyPackage("id.bilik.hardware.simulated..", "id.bilik.hardware.escpos..", "..kiosk.web..",
                        "io.javalin..", "com.fasterxml..")
                .check(KIOSK);
    }

    @Test
    void only_the_web_knows_javalin() {
        noClasses().that().resideOutsideOfPackage("..kiosk.web..").and().doNotHaveSimpleName("Main").should()
                .dependOnClassesThat().resideInAnyPackage("io.javalin..", "org.eclipse.jetty..").check(KIOSK);
    }

    @Test
    void only_the_slip_knows_the_encoder() {
        noClasses().that().resideOutsideOfPackage("..kiosk.slip..").should().dependOnClassesThat()
                .resideInAPackage("com.github.anastaciocintra..").check(KIOSK);
    }

    @Test
    void the_store_knows_no_tickets() {
        noClasses().that().resideInAPackage("..kiosk.store..").should().dependOnClassesThat()
                .resideInAnyPackage("id.bilik.hardware..", "..kiosk.queue..", "..kiosk.slip..", "..kiosk.desk..",
                        "..kiosk.web..", "io.javalin..")
                .check(KIOSK);
    }

    @Test
    void nobody_knows_the_wiring() {
        noClasses().that().resideInAnyPackage("..kiosk.slip..", "..kiosk.queue..", "..kiosk.desk..", "..kiosk.web..")
                .should().dependOnClassesThat().resideInAPackage("id.bilik.kiosk").check(KIOSK);
    }
}
