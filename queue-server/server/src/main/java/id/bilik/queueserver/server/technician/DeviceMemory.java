package id.bilik.queueserver.server.technician;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The devices, and the alarms that stood, as they were when the server stopped or an alarm changed: a device that died
 * meanwhile is still missed, and nobody is told of an alarm twice.
 */
public record DeviceMemory(Path file) {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceMemory.class);
    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule()).build();

    /** @param alarms missing in a file of an older version */
    public record Kept(List<Device> devices, List<Alarm> alarms) {
        private static final Kept NOTHING = new Kept(List.of(), List.of());

        public Kept {
            alarms = Objects.requireNonNullElse(alarms, List.of());
        }
    }

    /** What was kept; nothing where nothing can be read: devices will speak for themselves soon. */
    public Kept read() {
        if (!Files.exists(file))
            return Kept.NOTHING;
        try {
            return JSON.readValue(Files.readAllBytes(file), Kept.class);
        } catch (IOException unreadable) {
            LOG.warn("{} can't be read, so devices are not known until they report: {}", file, unreadable.getMessage());
            return Kept.NOTHING;
        }
    }

    /** Replaces what was kept, whole or not at all. */
    public void write(Kept kept) {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".new");
            Files.write(next, JSON.writeValueAsBytes(kept));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            LOG.warn("{} can't be written: {}", file, unwritable.getMessage());
        }
    }
}
