package id.bilik.hardware;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom in this module. */
class HardwareEdgesTest {

    private static final JavaClasses HARDWARE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("id.bilik");

    @Test
    void hardware_knows_no_other_module_of_ours() {
        noClasses().should().dependOnClassesThat()
                .resideInAnyPackage("id.bilik.kiosk..", "id.bilik.queueserver..", "id.bilik.display..")
                .check(HARDWARE);
    }

    @Test
    void hardware_knows_no_tickets() { noClasses().should().haveSimpleNameContaining("Ticket").check(HARDWARE); }

    @Test
    void hardware_knows_no_web_and_no_json() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("io.javalin..", "org.eclipse.jetty..",
                "java.net.http..", "com.fasterxml..").check(HARDWARE);
    }

    @Test
    void the_ports_know_none_of_their_adapters() {
        classes().that().resideInAPackage("id.bilik.hardware").should().onlyDependOnClassesThat()
                .resideInAnyPackage("id.bilik.hardware", "java..", "org.jspecify..").check(HARDWARE);
    }

    @Test
    void the_printers_language_is_read_without_the_encoder_that_writes_it() {
        noClasses().should().dependOnClassesThat().resideInAPackage("com.github.anastaciocintra..").check(HARDWARE);
    }
}
