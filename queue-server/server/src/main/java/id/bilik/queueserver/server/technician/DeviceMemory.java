package id.bilik.queueserver.server.technician;

import id.bilik.process.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The devices, and the alarms that stood, as they were when the server stopped or an alarm changed: a device that died
 * meanwhile is still missed, and nobody is told of an alarm twice.
 */
public record DeviceMemory(Path file) {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceMemory.class);

    /** What is kept. */
    public record Kept(List<Device> devices, List<Alarm> alarms) {
        private static final Kept NOTHING = new Kept(List.of(), List.of());
    }

    /** @param alarms null in a file of an older version */
    private record InFile(List<Device> devices, @Nullable List<Alarm> alarms) {
        Kept toKept() { return new Kept(devices, alarms == null ? List.of() : alarms); }
    }

    /** What was kept; nothing where nothing can be read: devices will speak for themselves soon. */
    public Kept read() {
        if (!Files.exists(file)) {
            return Kept.NOTHING;
        }
        try {
            return StrictJson.mapper().readValue(Files.readAllBytes(file), InFile.class).toKept();
        } catch (IOException unreadable) {
            LOG.warn("{} can't be read, so devices are not known until they report: {}", file, unreadable.getMessage());
            return Kept.NOTHING;
        }
    }

    /** Replaces what was kept, whole or not at all. */
    public void write(Kept kept) {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".new");
            Files.write(next, StrictJson.mapper().writeValueAsBytes(kept));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            LOG.warn("{} can't be written: {}", file, unwritable.getMessage());
        }
    }
}
