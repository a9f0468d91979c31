package id.bilik.queueserver.lab;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * The edges of the architecture, each as a sentence: who may know whom inside the queue-server. That core depends on
 * nothing else is a matter of its own pom.
 */
class ArchitectureTest {
    private static final String HOME = "id.bilik.queueserver";
    private static final String CORE = HOME + ".core..";
    private static final String SERVER = HOME + ".server";
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar")).importPackages(HOME);

    @Test
    void the_branch_knows_nothing_of_ours_but_itself() { edges("core.branch"); }

    @Test
    void the_plan_of_a_branch_knows_nothing_else_of_it() { edges("core.branch.plan"); }

    @Test
    void the_state_of_a_branch_does_not_know_who_decides() {
        holds(noClasses().that().resideInAPackage(HOME + ".core.branch").should().dependOnClassesThat()
                .resideInAPackage(HOME + ".core.branch.deciding"));
    }

    @Test
    void calling_knows_the_branch() { edges("core.calling", "core.branch"); }

    @Test
    void forecast_knows_the_branch_and_how_it_calls() { edges("core.forecast", "core.branch", "core.calling"); }

    @Test
    void capacity_knows_the_branch_and_what_is_measured_of_it() {
        edges("core.capacity", "core.branch", "core.forecast");
    }

    @Test
    void the_rules_for_companies_know_nothing_else_of_ours() { edges("core.collective"); }

    @Test
    void a_view_knows_the_branch_what_is_forecast_for_it_and_whom_the_officer_turns_to() {
        edges("core.view", "core.branch", "core.calling", "core.forecast");
    }

    @Test
    void core_knows_core_alone() { edges("core"); }

    @Test
    void the_server_knows_core_and_what_every_process_needs() {
        holds(noClasses().that().resideInAPackage(SERVER + "..").should().dependOnClassesThat()
                .resideInAnyPackage(HOME + ".lab..", "id.bilik.kiosk..", "id.bilik.hardware.."));
    }

    @Test
    void the_journal_knows_the_branch_and_strict_json() {
        edges("server.journal", "core.branch", "id.bilik.process.json");
    }

    @Test
    void the_records_know_what_a_view_asks_of_them_and_the_classes_of_a_plan() {
        edges("server.records", "core.view", "core.branch.plan");
    }

    @Test
    void nothing_but_the_records_opens_their_databases() {
        holds(noClasses().that().resideOutsideOfPackage(SERVER + ".records").should().dependOnClassesThat()
                .resideInAPackage("org.sqlite.."));
    }

    @Test
    void nothing_but_main_knows_the_web_and_nothing_knows_main() {
        holds(noClasses().that().resideInAPackage(SERVER + "..").and().resideOutsideOfPackage(SERVER + ".web..")
                .and().doNotHaveFullyQualifiedName(SERVER + ".Main").should().dependOnClassesThat()
                .resideInAPackage(SERVER + ".web.."));
        holds(noClasses().that().doNotHaveFullyQualifiedName(SERVER + ".Main").should().dependOnClassesThat()
                .haveFullyQualifiedName(SERVER + ".Main"));
    }

    @Test
    void only_main_stays_at_the_root_of_the_server() {
        holds(classes().that().resideInAPackage(SERVER).and().areTopLevelClasses().should()
                .haveSimpleName("Main").orShould().haveSimpleName("package-info"));
    }

    @Test
    void no_packages_stand_in_a_circle() {
        SlicesRuleDefinition.slices().matching("id.bilik.(**)").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void core_touches_no_file_network_thread_or_reflection() {
        holds(noClasses().that().resideInAPackage(CORE).should().dependOnClassesThat(DescribedPredicate.describe(
                "reach out of the program", (JavaClass it) -> it.getName().startsWith("java.net.")
                        || it.getName().startsWith("java.nio.file.") || it.getName().startsWith("java.nio.channels.")
                        || it.getName().startsWith("java.sql.") || isThreading(it)
                        || it.getName().startsWith("java.lang.reflect.") || isInputOrOutput(it)
                        || List.of("java.lang.Thread", "java.lang.Process", "java.lang.ProcessBuilder",
                                "java.lang.Runtime", "java.util.Timer").contains(it.getName()))));
    }

    @Test
    void core_reads_no_clock() {
        holds(noClasses().that().resideInAPackage(CORE).should().dependOnClassesThat()
                .belongToAnyOf(java.time.Clock.class, java.util.Date.class, java.util.Calendar.class));
        holds(noClasses().that().resideInAPackage(CORE).should().accessTargetWhere(
                accessing("a clock", it -> (it.getName().equals("now") && isOf(it, "java.time."))
                        || (Set.of("nanoTime", "currentTimeMillis").contains(it.getName())
                                && isOf(it, "java.lang.System"))
                        || (it.getName().equals("systemDefault") && isOf(it, "java.time.ZoneId")))));
    }

    @Test
    void core_draws_no_chance() {
        // a generator with a seed is data; without one it is chance
        holds(noClasses().that().resideInAPackage(CORE).should().accessTargetWhere(
                accessing("chance", it -> it.getName().equals("randomUUID")
                        || (it.getName().equals("random") && isOf(it, "java.lang.Math"))
                        || Set.of("java.util.Random.<init>()", "java.util.SplittableRandom.<init>()")
                                .contains(it.getFullName()))));
        holds(noClasses().that().resideInAPackage(CORE).should().dependOnClassesThat().belongToAnyOf(
                java.util.concurrent.ThreadLocalRandom.class, java.security.SecureRandom.class,
                java.util.random.RandomGeneratorFactory.class));
    }

    @Test
    void a_branch_its_calling_its_capacity_and_its_views_leave_nothing_to_chance_not_even_to_a_seed() {
        holds(noClasses().that()
                .resideInAnyPackage(HOME + ".core.branch..", HOME + ".core.calling..", HOME + ".core.capacity..",
                        HOME + ".core.view..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(java.util.Random.class, java.util.SplittableRandom.class,
                        java.util.random.RandomGenerator.class));
    }

    @Test
    void core_logs_and_prints_nothing() {
        holds(noClasses().that().resideInAPackage(CORE).should().accessField(System.class, "out")
                .orShould().accessField(System.class, "err")
                .orShould().dependOnClassesThat().resideInAnyPackage("java.util.logging.."));
    }

    @Test
    void every_package_is_null_marked() {
        TreeSet<String> packages = new TreeSet<>();
        OURS.forEach(it -> packages.add(it.getPackageName()));
        assertThat(packages).contains(HOME + ".core.branch", HOME + ".core.calling");
        for (String name : packages) {
            JavaPackage ours = OURS.getPackage(name);
            assertThat(ours.isAnnotatedWith(NullMarked.class)).as("%s is @NullMarked", name).isTrue();
        }
    }

    /** All of java.util.concurrent but a unit of time. */
    private static boolean isThreading(JavaClass it) {
        return it.getName().startsWith("java.util.concurrent.")
                && !it.getName().equals("java.util.concurrent.TimeUnit");
    }

    private static boolean isInputOrOutput(JavaClass it) {
        return it.getPackageName().equals("java.io") && !List.of("java.io.Serializable",
                "java.io.UncheckedIOException", "java.io.IOException").contains(it.getName());
    }

    /** Of our packages, that one depends on these and itself only; named from the queue-server on, or in full. */
    private static void edges(String from, String... to) {
        List<String> allowed = new ArrayList<>(Arrays.asList(to));
        allowed.add(from);
        holds(noClasses().that().resideInAPackage(HOME + "." + from + "..").should().dependOnClassesThat(
                DescribedPredicate.describe("ours outside of " + allowed, it -> isOurs(it)
                        && allowed.stream()
                                .noneMatch(
                                        name -> isIn(it, name.startsWith("id.bilik.") ? name : HOME + "." + name)))));
    }

    /** A call, or a reference to a method or constructor. */
    private static DescribedPredicate<JavaAccess<?>> accessing(String what, Predicate<AccessTarget> target) {
        return DescribedPredicate.describe("is " + what, access -> target.test(access.getTarget()));
    }

    private static boolean isOf(AccessTarget target, String prefix) {
        return target.getOwner().getName().startsWith(prefix);
    }

    private static boolean isOurs(JavaClass it) { return it.getName().startsWith("id.bilik."); }

    private static boolean isIn(JavaClass it, String name) {
        return it.getPackageName().equals(name) || it.getPackageName().startsWith(name + ".");
    }

    private static void holds(ArchRule rule) { rule.check(OURS); }
}
