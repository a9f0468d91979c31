package id.bilik.queueserver.lab.benchmarks;

import id.bilik.hardware.simulated.PrinterMachine;
import id.bilik.hardware.simulated.PrinterPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A kiosk and its server as processes, and a printer on the network behind a line that notes when a slip begins. What is
 * measured is the way of a wish: kiosk, server, journal, answer, slip, and the first byte of it at the printer.
 */
final class KioskBench implements AutoCloseable {
    private static final int DOTS = 576;
    /** ESC @, with which every slip begins. */
    private static final byte[] BEGIN = {0x1b, 0x40};
    private static final int SETTLE = 40;

    private final Path data;
    private final BilikProcess branch;
    private final PrinterPort printer;
    private final ServerSocket line;
    private final LinkedBlockingQueue<Long> begun = new LinkedBlockingQueue<>();
    private @Nullable BilikProcess kiosk;

    /** Milliseconds from the request to the first byte. */
    record Figures(double p50, double p95, double p99) {}

    /** @param megabytes resident after the first slips */
    record Start(double seconds, double megabytes) {}

    private KioskBench(Path data, BilikProcess branch, PrinterPort printer, ServerSocket line) {
        this.data = data;
        this.branch = branch;
        this.printer = printer;
        this.line = line;
        Thread.ofVirtual().start(this::serve);
    }

    static KioskBench start(Path data) throws IOException {
        PrinterPort printer = new PrinterPort(new PrinterMachine(DOTS, 5, InstantSource.system()),
                InetAddress.getLoopbackAddress(), 0);
        return new KioskBench(data, BilikProcess.branch(Files.createDirectories(data.resolve("branch"))), printer,
                new ServerSocket(0, 5, InetAddress.getLoopbackAddress()));
    }

    BilikProcess branch() { return branch; }

    /** Stops the kiosk before, if there is one, and starts it anew. */
    Start startKiosk() throws IOException {
        stopKiosk();
        BilikProcess started = BilikProcess.kiosk(data.resolve("kiosk"), branch.port(), line.getLocalPort());
        kiosk = started;
        print(started, SETTLE);
        return new Start(started.secondsToReady(), started.residentMegabytes());
    }

    Figures printSlips(int slips) throws IOException {
        double[] sorted = print(started(), slips);
        Arrays.sort(sorted);
        return new Figures(at(sorted, .5), at(sorted, .95), at(sorted, .99));
    }

    /** Memory of the kiosk that is resident now, in megabytes. */
    double kioskMegabytes() throws IOException {
        return started().residentMegabytes();
    }

    private BilikProcess started() {
        BilikProcess here = kiosk;
        if (here == null) {
            throw new IllegalStateException("no kiosk was started");
        }
        return here;
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }

    private double[] print(BilikProcess here, int slips) throws IOException {
        double[] millis = new double[slips];
        try (LeanClient person = LeanClient.connect(here.port())) {
            for (int i = 0; i < slips; i++) {
                begun.clear();
                long asked = System.nanoTime();
                LeanClient.Answer answer = person.send("POST", "/api/tickets", "{\"service\":\"info\"}");
                Long first = begun.poll(5, TimeUnit.SECONDS);
                if (answer.status() != 201 || first == null) {
                    throw new IOException("no slip came out: " + answer);
                }
                millis[i] = (first - asked) / 1e6;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
        return millis;
    }

    private void serve() {
        while (!line.isClosed()) {
            try (Socket kioskSide = line.accept(); Socket printerSide = BilikProcess.connect(printer.port())) {
                kioskSide.setTcpNoDelay(true);
                Thread back = Thread.ofVirtual().start(() -> copy(printerSide, kioskSide, false));
                copy(kioskSide, printerSide, true);
                printerSide.shutdownOutput(); // the printer hangs up in turn
                back.join();
            } catch (IOException ended) {
                // the kiosk connects again, or the bench is over
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void copy(Socket from, Socket to, boolean notes) {
        byte[] bytes = new byte[8_192];
        try {
            InputStream input = from.getInputStream();
            OutputStream output = to.getOutputStream();
            for (int read = input.read(bytes); read > 0; read = input.read(bytes)) {
                if (notes && holdsBegin(bytes, read)) {
                    begun.add(System.nanoTime());
                }
                output.write(bytes, 0, read);
            }
        } catch (IOException ended) {
            // one side has hung up
        }
    }

    private static boolean holdsBegin(byte[] bytes, int length) {
        for (int i = 0; i + 1 < length; i++) {
            if (bytes[i] == BEGIN[0] && bytes[i + 1] == BEGIN[1]) {
                return true;
            }
        }
        return false;
    }

    private void stopKiosk() {
        if (kiosk != null) {
            kiosk.close();
        }
        kiosk = null;
    }

    @Override
    public void close() throws IOException {
        stopKiosk();
        line.close();
        printer.close();
        branch.close();
    }
}
