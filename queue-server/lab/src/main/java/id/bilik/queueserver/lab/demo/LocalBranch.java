package id.bilik.queueserver.lab.demo;

import id.bilik.process.service.PassingFolder;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.server.access.RunCredentials;
import id.bilik.queueserver.server.settings.PlanFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code mvn -Prun} starts: a queue-server and a kiosk with simulated hardware, each a process of its own that is
 * started again when it dies, and on request a day of imagined people.
 */
public final class LocalBranch {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    /** From the port of the server to that for phones, as 7080 is from 7070. */
    private static final int PHONES_BEYOND = 10;

    private LocalBranch() {}

    /** @param arguments {@code port=, kiosk.port=, phone.port=, address=, data=, demo=, demo.outage=, day=, day.filter=} */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            run(options(arguments));
        } catch (IllegalArgumentException wrong) {
            System.err.println("The branch cannot start: " + wrong.getMessage());
            System.exit(2);
        }
    }

    private static void run(Map<String, String> options) throws IOException, InterruptedException {
        // whatever becomes of Maven, nothing of the branch outlives it
        ProcessHandle.current().parent().ifPresent(maven -> Thread.ofVirtual().start(() -> {
            maven.onExit().join();
            System.exit(0);
        }));
        DemoDay demo = DemoDay.of(options.getOrDefault("demo", ""), options.getOrDefault("day", ""),
                options.getOrDefault("day.filter", ""), options.getOrDefault("demo.outage", ""));
        int port = number(options, "port", 7070);
        int kioskPort = number(options, "kiosk.port", 7071);
        int phonePort = number(options, "phone.port", port + PHONES_BEYOND);
        Optional<String> nearby = PhoneAddress.find(options.getOrDefault("address", ""));
        Optional<String> phones = nearby.map(address -> "http://" + address + ":" + phonePort);
        String server = "http://127.0.0.1:" + port;
        String kiosk = "http://127.0.0.1:" + kioskPort;

        String told = options.getOrDefault("data", "");
        // imagined people leave nothing behind where nobody asked for it
        Optional<PassingFolder> passing = told.isEmpty() && demo.isPlayed()
                ? Optional.of(PassingFolder.make("bilik-demo"))
                : Optional.empty();
        Path data = passing.map(PassingFolder::path).orElse(Path.of(told.isEmpty() ? "data" : told));
        List<String> serverProperties = new ArrayList<>(List.of("-Dbilik.queue-server.port=" + port,
                "-Dbilik.queue-server.public.url=" + phones.orElse(server),
                "-Dbilik.queue-server.kiosk.url=" + kiosk, "-Dbilik.queue-server.data=" + data));
        // phones get a port of their own with nothing but their pages; everything else stays on this machine
        nearby.ifPresent(address -> serverProperties.addAll(List.of("-Dbilik.queue-server.public.port=" + phonePort,
                "-Dbilik.queue-server.public.bind=" + address)));
        BranchPlan plan = demo.isPlayed() ? DemoBranch.plan() : PlanFile.readDefault();
        demo.timeLapse(ZonedDateTime.now(plan.zone()))
                .ifPresent(lapse -> serverProperties.add("-Dbilik.queue-server.time-lapse=" + lapse));
        if (demo.isPlayed()) {
            serverProperties.add("-Dbilik.queue-server.conversation.imagined=yes");
            Path file = data.resolve("demo-plan.json");
            DemoBranch.write(file);
            serverProperties.add("-Dbilik.queue-server.plan=" + file);
        }
        String secret = drawSecret();
        RunCredentials run = new RunCredentials(secret, plan.groups().stream().map(GroupPlan::id).toList());
        Archives.makeBoth();
        List<String> serverCommand = JavaCommand.of(Checkout.server(), serverProperties,
                "id.bilik.queueserver.server.Main", "--exit-with-parent");
        List<String> kioskCommand = JavaCommand.of(Checkout.kiosk(),
                List.of("-Dbilik.kiosk.port=" + kioskPort, "-Dbilik.kiosk.server=" + server,
                        "-Dbilik.kiosk.hardware=simulated", "-Dbilik.kiosk.development=yes",
                        "-Dbilik.kiosk.data=" + data.resolve("kiosk")),
                "id.bilik.kiosk.Main",
                "--exit-with-parent");
        KeptProcess queueServer = KeptProcess.start("queue-server", serverCommand,
                Map.of(RunCredentials.VARIABLE, secret));
        KeptProcess kioskProcess = KeptProcess.start("kiosk", kioskCommand,
                Map.of("BILIK_KIOSK_KEY", run.kioskKey("kiosk-1")));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            kioskProcess.stop();
            queueServer.stop();
            passing.ifPresent(LocalBranch::clear);
        }));
        if (!isUp(server, queueServer) || !isUp(kiosk, kioskProcess)) {
            System.err.println("The branch did not start; what it said stands above.");
            System.exit(1);
        }
        new Welcome(server, kiosk, phones, plan, run).print(System.out);
        demo.play(URI.create(server), URI.create(kiosk), run, queueServer);
        queueServer.await();
    }

    private static void clear(PassingFolder folder) {
        try {
            folder.close();
        } catch (IOException kept) {
            System.err.println("the demo's data stay in " + folder.path() + ": " + kept.getMessage());
        }
    }

    /** 256 bits, for this run alone. */
    private static String drawSecret() {
        byte[] drawn = new byte[32];
        new SecureRandom().nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    private static boolean isUp(String address, KeptProcess process) throws InterruptedException {
        long giveUp = System.nanoTime() + LONGEST_START.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest health = HttpRequest.newBuilder(URI.create(address + "/health")).timeout(Duration.ofSeconds(5))
                    .build();
            while (System.nanoTime() < giveUp && !process.hasGivenUp()) {
                try {
                    client.send(health, HttpResponse.BodyHandlers.discarding());
                    return true;
                } catch (IOException notYet) {
                    Thread.sleep(LOOK_AGAIN);
                }
            }
        }
        return false;
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("not an option: " + argument);
            }
            options.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return options;
    }

    private static int number(Map<String, String> options, String name, int otherwise) {
        String text = options.getOrDefault(name, "");
        try {
            return text.isEmpty() ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(name + " must be a whole number, not " + text);
        }
    }
}
