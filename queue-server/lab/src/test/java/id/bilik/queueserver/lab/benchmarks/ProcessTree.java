package id.bilik.queueserver.lab.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program and all that it started, such as a Chromium with a process for each page. */
final class ProcessTree {
    private final ProcessHandle root;

    /** What was made, and its processes. */
    record Started<T>(T made, ProcessTree tree) {}

    private ProcessTree(ProcessHandle root) { this.root = root; }

    /** Starts one program by way of a process that this one has started before, such as the driver of browsers. */
    static <T> Started<T> of(Supplier<T> start) {
        Set<ProcessHandle> before = grandchildren().collect(Collectors.toSet());
        T made = start.get();
        List<ProcessHandle> started = grandchildren().filter(one -> !before.contains(one)).toList();
        if (started.size() != 1) {
            throw new IllegalStateException("started were " + started);
        }
        return new Started<>(made, new ProcessTree(started.getFirst()));
    }

    private static Stream<ProcessHandle> grandchildren() {
        return ProcessHandle.current().children().flatMap(ProcessHandle::children);
    }

    /** Processor time of all those that run now. */
    Duration processorTime() {
        return Stream.concat(Stream.of(root), root.descendants())
                .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
