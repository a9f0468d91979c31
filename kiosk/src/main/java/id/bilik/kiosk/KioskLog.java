package id.bilik.kiosk;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.Logger;

/**
 * How the process of a kiosk logs. Logback finds it as a service. A file would be the usual way, and costs each start
 * the reader of XML and all that Logback makes of it.
 */
public final class KioskLog extends ContextAwareBase implements Configurator {

    private static volatile boolean wanted;

    /** For this process, from its first line on, unless it was given a file. Tests and other processes have their own. */
    static void use() {
        wanted = System.getProperty("logback.configurationFile") == null;
    }

    @Override
    public ExecutionStatus configure(LoggerContext loggers) {
        if (!wanted) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        PatternLayoutEncoder lines = new PatternLayoutEncoder();
        lines.setContext(loggers);
        lines.setPattern("%d{HH:mm:ss.SSS} %-5level kiosk %logger{0}: %msg%n");
        lines.start();
        // standard output carries the one line that says that the kiosk is ready
        ConsoleAppender<ILoggingEvent> errors = new ConsoleAppender<>();
        errors.setContext(loggers);
        errors.setName("ERR");
        errors.setTarget("System.err");
        errors.setEncoder(lines);
        errors.start();
        loggers.getLogger("io.javalin").setLevel(Level.WARN);
        loggers.getLogger("org.eclipse.jetty").setLevel(Level.WARN);
        ch.qos.logback.classic.Logger root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(errors);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
