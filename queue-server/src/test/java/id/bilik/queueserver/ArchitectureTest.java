package id.bilik.queueserver;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * The edges of the architecture, each as a sentence: who may know whom inside the queue-server. Rules about packages
 * that are not there yet hold as soon as they come.
 */
class ArchitectureTest {
    private static final String HOME = "id.bilik.queueserver";
    private static final String[] PURE = {"branch", "calling", "forecast", "simulation", "view"};
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(HOME);

    @Test
    void the_branch_knows_nothing_of_ours_but_itself() { edges("branch"); }

    @Test
    void calling_knows_the_branch() { edges("calling", "branch"); }

    @Test
    void forecast_knows_the_branch_and_calls_by_its_rules() { edges("forecast", "branch", "calling"); }

    @Test
    void a_view_knows_the_branch_and_what_is_forecast_for_it() { edges("view", "branch", "forecast"); }

    @Test
    void the_simulation_knows_all_that_is_pure() { edges("simulation", "branch", "calling", "forecast", "view"); }

    @Test
    void planning_and_comparing_know_what_is_simulated_and_not_each_other() {
        String simulation = HOME + ".simulation";
        holds(noClasses().that().resideInAPackage(simulation).should().dependOnClassesThat()
                .resideInAnyPackage(simulation + ".planning", simulation + ".comparison"));
        holds(noClasses().that().resideInAPackage(simulation + ".planning").should().dependOnClassesThat()
                .resideInAPackage(simulation + ".comparison"));
        holds(noClasses().that().resideInAPackage(simulation + ".comparison").should().dependOnClassesThat()
                .resideInAPackage(simulation + ".planning"));
    }

    @Test
    void the_journal_knows_the_branch() { edges("journal", "branch"); }

    @Test
    void pure_packages_use_the_jdk_jspecify_and_persistent_collections_only() {
        holds(classes().that().resideInAnyPackage(pure()).should().onlyDependOnClassesThat(
                inPackages("of ours, the JDK, JSpecify or pcollections", HOME + ".", "java.", "org.jspecify.",
                        "org.pcollections.")));
    }

    @Test
    void pure_packages_touch_no_file_network_thread_or_reflection() {
        holds(noClasses().that().resideInAnyPackage(pure()).should().dependOnClassesThat(DescribedPredicate.describe(
                "reach out of the program", (JavaClass it) -> it.getName().startsWith("java.net.")
                        || it.getName().startsWith("java.nio.file.") || it.getName().startsWith("java.nio.channels.")
                        || it.getName().startsWith("java.sql.") || isThreading(it)
                        || it.getName().startsWith("java.lang.reflect.") || isInputOrOutput(it)
                        || List.of("java.lang.Thread", "java.lang.Process", "java.lang.ProcessBuilder",
                                "java.lang.Runtime", "java.util.Timer").contains(it.getName()))));
    }

    @Test
    void pure_packages_read_no_clock() {
        holds(noClasses().that().resideInAnyPackage(pure()).should().dependOnClassesThat()
                .belongToAnyOf(java.time.Clock.class, java.util.Date.class, java.util.Calendar.class));
        holds(noClasses().that().resideInAnyPackage(pure()).should().accessTargetWhere(
                accessing("a clock", it -> (it.getName().equals("now") && isOf(it, "java.time."))
                        || (Set.of("nanoTime", "currentTimeMillis").contains(it.getName())
                                && isOf(it, "java.lang.System"))
                        || (it.getName().equals("systemDefault") && isOf(it, "java.time.ZoneId")))));
    }

    @Test
    void pure_packages_draw_no_chance() {
        // a generator with a seed is data; without one it is chance
        holds(noClasses().that().resideInAnyPackage(pure()).should().accessTargetWhere(
                accessing("chance", it -> it.getName().equals("randomUUID")
                        || (it.getName().equals("random") && isOf(it, "java.lang.Math"))
                        || Set.of("java.util.Random.<init>()", "java.util.SplittableRandom.<init>()")
                                .contains(it.getFullName()))));
        holds(noClasses().that().resideInAnyPackage(pure()).should().dependOnClassesThat().belongToAnyOf(
                java.util.concurrent.ThreadLocalRandom.class, java.security.SecureRandom.class,
                java.util.random.RandomGeneratorFactory.class));
    }

    @Test
    void a_branch_its_calling_and_its_views_leave_nothing_to_chance_not_even_to_a_seed() {
        holds(noClasses().that().resideInAnyPackage(pure("branch", "calling", "view")).should().dependOnClassesThat()
                .belongToAnyOf(java.util.Random.class, java.util.SplittableRandom.class,
                        java.util.random.RandomGenerator.class));
    }

    @Test
    void pure_packages_log_and_print_nothing() {
        holds(noClasses().that().resideInAnyPackage(pure()).should().accessField(System.class, "out")
                .orShould().accessField(System.class, "err")
                .orShould().dependOnClassesThat().resideInAnyPackage("java.util.logging.."));
    }

    @Test
    void nothing_but_main_knows_the_web_and_nothing_knows_main() {
        holds(noClasses().that().resideOutsideOfPackage(HOME + ".web..").and().doNotHaveFullyQualifiedName(
                HOME + ".Main").should().dependOnClassesThat().resideInAPackage(HOME + ".web.."));
        holds(noClasses().that().doNotHaveFullyQualifiedName(HOME + ".Main").should().dependOnClassesThat()
                .haveFullyQualifiedName(HOME + ".Main"));
    }

    @Test
    void every_package_is_null_marked() {
        TreeSet<String> packages = new TreeSet<>();
        OURS.forEach(it -> packages.add(it.getPackageName()));
        assertThat(packages).contains(HOME + ".branch", HOME + ".calling");
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

    /** Of our packages, that one depends on these and itself only. */
    private static void edges(String from, String... to) {
        List<String> allowed = new ArrayList<>(Arrays.asList(to));
        allowed.add(from);
        holds(noClasses().that().resideInAPackage(HOME + "." + from + "..").should().dependOnClassesThat(
                DescribedPredicate.describe("ours outside of " + allowed, it -> isOurs(it)
                        && allowed.stream().noneMatch(name -> isIn(it, HOME + "." + name)))));
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

    private static DescribedPredicate<JavaClass> inPackages(String description, String... prefixes) {
        return DescribedPredicate.describe(description, it -> it.getBaseComponentType().isPrimitive()
                || Arrays.stream(prefixes).anyMatch(prefix -> it.getBaseComponentType().getName().startsWith(prefix)));
    }

    private static String[] pure() { return pure(PURE); }

    private static String[] pure(String... names) {
        return Arrays.stream(names).map(name -> HOME + "." + name + "..").toArray(String[]::new);
    }

    private static void holds(ArchRule rule) { rule.allowEmptyShould(true).check(OURS); }
}
