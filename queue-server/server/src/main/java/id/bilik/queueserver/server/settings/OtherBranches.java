package id.bilik.queueserver.server.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.process.json.JsonFault;
import id.bilik.process.json.StrictJson;
import id.bilik.queueserver.core.forecast.BranchFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The figures of other branches that lie in files. A file counts whole or not at all. One that cannot be used does not keep
 * a branch from opening: a range is then wider than it might be.
 *
 * @param used       by the id of their branches
 * @param passedOver what cannot be used, and why
 */
public record OtherBranches(List<Source> used, List<PassedOver> passedOver) {
    /** There are none. */
    public static final OtherBranches NONE = new OtherBranches(List.of(), List.of());
    private static final long LARGEST = 1024L * 1024;

    /** @param file name of the file, without its folder */
    public record Source(String file, String name, LocalDate date, BranchFigures figures) {}

    /** @param problem names the field, in plain English */
    public record PassedOver(String file, String problem) {}

    public OtherBranches {
        used = List.copyOf(used);
        passedOver = List.copyOf(passedOver);
    }

    /** What they have seen. */
    public List<BranchFigures> figures() {
        return used.stream().map(Source::figures).toList();
    }

    /**
     * Reads a file, or each {@code *.json} of a folder. Of two files of one branch the later one counts.
     *
     * @param own id of the branch that is to learn from them; a file of its own would count twice, since its journal tells
     *            all of it
     */
    public static OtherBranches read(Path place, String own) {
        List<Source> read = new ArrayList<>();
        List<PassedOver> passedOver = new ArrayList<>();
        for (Path file : files(place, passedOver)) {
            String name = String.valueOf(file.getFileName());
            problem(file, own, read).ifPresent(problem -> passedOver.add(new PassedOver(name, problem)));
        }
        read.sort(Comparator.comparing(Source::date).reversed().thenComparing(Source::file));
        List<Source> used = new ArrayList<>();
        for (Source source : read) {
            String branch = source.figures.branch();
            used.stream().filter(each -> each.figures.branch().equals(branch)).findFirst().ifPresentOrElse(
                    later -> passedOver.add(new PassedOver(source.file,
                            "the field branch is " + branch + ", and so it is in " + later.file)),
                    () -> used.add(source));
        }
        used.sort(Comparator.comparing(source -> source.figures.branch()));
        return new OtherBranches(used, passedOver);
    }

    private static List<Path> files(Path place, List<PassedOver> passedOver) {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        } catch (IOException unreadable) {
            passedOver.add(new PassedOver(place.toString(), "it cannot be read: " + unreadable.getMessage()));
            return List.of();
        }
    }

    /** Adds what the file says, or answers why it cannot be used. */
    private static Optional<String> problem(Path file, String own, List<Source> read) {
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.of("there is no such file");
            }
            if (Files.size(file) > LARGEST) {
                return Optional.of("it has more than " + LARGEST + " bytes");
            }
            byte[] json = Files.readAllBytes(file);
            expectVersion(json);
            FiguresJson figures = parse(json);
            if (figures.branch().equals(own)) {
                return Optional.of("the field branch is " + own + ", this branch itself, which would count twice");
            }
            read.add(new Source(String.valueOf(file.getFileName()), figures.name(), figures.date(),
                    figures.toFigures()));
            return Optional.empty();
        } catch (JsonProcessingException wrong) {
            return Optional.of(sentence(wrong));
        } catch (IllegalArgumentException wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        } catch (IOException unreadable) {
            return Optional.of("it cannot be read: " + unreadable.getMessage());
        }
    }

    /** Before the rest, which another version may have otherwise. */
    private static void expectVersion(byte[] json) throws IOException {
        JsonNode document = StrictJson.mapper().readTree(json);
        if (!FiguresJson.FORMAT.equals(document.path("format").asText())) {
            throw new IllegalArgumentException("the field format must be " + FiguresJson.FORMAT);
        }
        JsonNode version = document.path("version");
        if (!version.isInt() || version.intValue() != FiguresJson.VERSION) {
            throw new IllegalArgumentException(
                    "the field version must be " + FiguresJson.VERSION + ", not " + version);
        }
    }

    private static FiguresJson parse(byte[] json) throws IOException {
        try {
            return StrictJson.mapper().readValue(json, FiguresJson.class);
        } catch (JsonProcessingException wrong) {
            throw StrictJson.foremost(wrong, json, FiguresJson.class);
        }
    }

    /** A figure that its record refuses is named by the way to it and by the record's own words. */
    private static String sentence(JsonProcessingException wrong) {
        return JsonFault.of(wrong) instanceof JsonFault.Refused refused && wrong.getCause() != null
                ? "the field " + refused.field() + " cannot be used: " + wrong.getCause().getMessage()
                : JsonFault.of(wrong).sentence();
    }
}
