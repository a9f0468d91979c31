package id.bilik.queueserver.technician;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The devices as they were when the server stopped or an alarm changed: one that died meanwhile is still missed. */
public record DeviceMemory(Path file) {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceMemory.class);
    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private record Kept(List<Device> devices) {}

    /** Those of last time; none where nothing can be read: they will speak for themselves soon. */
    public List<Device> read() {
        if (!Files.exists(file))
            return List.of();
        try {
            return JSON.readValue(Files.readAllBytes(file), Kept.class).devices();
        } catch (IOException unreadable) {
            LOG.warn("{} can't be read, so devices are not known until they report: {}", file, unreadable.getMessage());
            return List.of();
        }
    }

    /** Replaces what was kept, whole or not at all. */
    public void write(List<Device> devices) {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".new");
            Files.write(next, JSON.writeValueAsBytes(new Kept(devices)));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            LOG.warn("{} can't be written: {}", file, unwritable.getMessage());
        }
    }
}
