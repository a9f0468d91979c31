package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;

import id.bilik.queueserver.core.branch.plan.QuietTime;
import id.bilik.queueserver.core.branch.plan.VoicePlan;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.configuration.BoardConfig;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Route;
import id.bilik.queueserver.server.web.pages.ClipFolder;
import id.bilik.queueserver.server.web.pages.MediaFolder;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a wall board needs beyond its view: its settings, recordings of the voice, and what it shows between calls. */
public final class BoardRoutes {
    private static final String CLIPS = "/display-board/voice/clips/";

    private final BoardConfig config;
    private final Optional<MediaFolder> media;
    private final Optional<ClipFolder> clips;

    record BoardSettings(Voice voice, Media media) {
        /** @param volume percent */
        record Voice(int volume, List<Quiet> quiet) {}

        /** @param day {@code monday} to {@code sunday}; absent for every day */
        record Quiet(@Nullable String day, String from, String to) {
            static Quiet of(QuietTime time) {
                DayOfWeek day = time.day();
                return new Quiet(day == null ? null : day.name().toLowerCase(Locale.ROOT), time.from().toString(),
                        time.to().toString());
            }
        }

        /** @param seconds that a picture or text stays */
        record Media(int seconds, List<MediaFolder.Item> items) {}
    }

    public BoardRoutes(BoardConfig config) {
        this.config = config;
        this.media = config.media().map(MediaFolder::new);
        this.clips = config.clips().map(ClipFolder::new);
        clips.ifPresent(ClipFolder::warnOfStrangers);
    }

    public List<Route> list() {
        return List.of(get("/api/branches/{branch}/board/settings", Access.BOARD_READERS,
                "Voice and playlist of the wall boards", BoardSettings.class, this::settings));
    }

    /** Files: they are no part of the contract. */
    public void addTo(JavalinConfig config) {
        Access[] readers = Access.BOARD_READERS.toArray(Access[]::new);
        config.routes.get("/board-media/{file}", this::media, readers);
        config.routes.head("/board-media/{file}", this::media, readers);
        if (clips.isPresent()) {
            // routes come before the shipped files of the same addresses
            config.routes.get(CLIPS + "{clip}", context -> clip(context, context.pathParam("clip")), Access.PUBLIC);
            config.routes.get(CLIPS + "{language}/{clip}",
                    context -> clip(context, context.pathParam("language") + "/" + context.pathParam("clip")),
                    Access.PUBLIC);
        }
    }

    private void settings(Context context) {
        VoicePlan planned = InPath.branch(context).state().plan().voice();
        VoicePlan voice = planned == null ? new VoicePlan(config.volume(), config.quiet()) : planned;
        context.json(new BoardSettings(
                new BoardSettings.Voice(voice.volume(), voice.quiet().stream().map(BoardSettings.Quiet::of).toList()),
                new BoardSettings.Media(config.mediaSeconds(), items())));
    }

    /** The code at the door first, where there is one. */
    private List<MediaFolder.Item> items() {
        List<MediaFolder.Item> files = media.map(MediaFolder::list).orElse(List.of());
        return config.door()
                ? Stream.concat(Stream.of(MediaFolder.Item.DOOR), files.stream()).toList()
                : files;
    }

    private void media(Context context) throws IOException {
        String name = context.pathParam("file");
        MediaFolder.Media found = media.flatMap(folder -> folder.find(name))
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "The playlist has no " + name + "."));
        // a browser asks for parts of a video
        context.header("Cache-Control", "max-age=60").writeSeekableStream(Files.newInputStream(found.path()),
                found.type(), Files.size(found.path()));
    }

    private void clip(Context context, String file) throws IOException {
        Optional<Path> recording = clips.flatMap(folder -> folder.find(file));
        if (recording.isPresent()) {
            context.contentType("application/octet-stream").header("Cache-Control", "no-cache")
                    .result(Files.readAllBytes(recording.get()));
            return;
        }
        try (var shipped = file.matches("[a-z0-9/-]+\\.ogg") ? getClass().getResourceAsStream(CLIPS + file) : null) {
            if (shipped == null) {
                throw Problem.of(HttpStatus.NOT_FOUND, "There is no clip " + file + ".");
            }
            context.contentType("audio/ogg").header("Cache-Control", "no-cache").result(shipped.readAllBytes());
        }
    }
}
