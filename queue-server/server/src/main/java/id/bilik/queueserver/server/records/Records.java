package id.bilik.queueserver.server.records;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store of what concerns people. It opens in the background and goes on by itself after trouble: no start, ticket or
 * call waits for it. One connection serves everybody in turn, since accounts are few and a commit takes milliseconds.
 */
public final class Records implements AutoCloseable {
    /** Every table that holds something of people. */
    public static final List<RecordsTable> TABLES = List.of(Accounts.TABLE, SignInRows.INVITATIONS,
            SessionRows.TABLE, PasskeyRows.TABLE, ApiKeyRows.TABLE, DeviceRows.TABLE, AuditRows.TABLE,
            DayFiguresRows.TABLE, BreachRows.TABLE, BookingRows.TABLE, AddressRows.TABLE, MessageRows.TABLE,
            PaperRows.TABLE, CompanyRows.TABLE, CompanyRows.PEOPLE, ScheduleRows.TABLE, InvitationRows.TABLE);

    private static final Logger LOG = LoggerFactory.getLogger(Records.class);
    /** Between two looks at whether it works again, and whether a purge is due. */
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration PURGE_EVERY = Duration.ofDays(1);
    /** Longer than a commit on a slow card, shorter than a caller waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** For a page that would show a name: it shows another word rather than wait any longer. */
    private static final Duration PATIENCE_OF_PAGES = Duration.ofMillis(300);
    private static final Duration OPENING = Duration.ofSeconds(2);

    private final RecordsPlace place;
    private final InstantSource clock;
    private final Accounts accounts;
    private final ReentrantLock lock = new ReentrantLock();
    private final CountDownLatch tried = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Handle handle;
    private volatile boolean connected;
    private boolean closed;
    private volatile @Nullable RecordsUnavailable trouble;
    private volatile @Nullable Instant purged;
    private volatile long began = System.nanoTime();

    private Records(RecordsPlace place, InstantSource clock) {
        this.place = place;
        this.clock = clock;
        this.accounts = new Accounts(this, clock, new SecureRandom());
    }

    /** In the file {@code records.db} of that folder, opened by {@link #start}. */
    public static Records inFolder(Path folder, InstantSource clock) {
        return new Records(new SqliteFile(folder), clock);
    }

    /** In the schema {@code records} of that database, opened by {@link #start}. */
    public static Records inPostgres(String url, String user, String password, InstantSource clock) {
        return new Records(new PostgresSchema(url, user, password), clock);
    }

    /** Opens it in the background. Returns at once; what is wrong with it is {@link #trouble()}. */
    public Records start() {
        began = System.nanoTime();
        Thread.ofPlatform().daemon().name("records").start(this::keep);
        return this;
    }

    private void keep() {
        try {
            do {
                look();
            } while (!closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    public Accounts accounts() { return accounts; }

    public SignInRows signIn() { return new SignInRows(this, clock); }

    public HeadOfficeRows headOffice() { return new HeadOfficeRows(this, clock); }

    public SessionRows sessions() { return new SessionRows(this); }

    public PasskeyRows passkeys() { return new PasskeyRows(this, clock); }

    public ApiKeyRows apiKeys() { return new ApiKeyRows(this); }

    public DeviceRows devices() { return new DeviceRows(this); }

    public AuditRows audit() { return new AuditRows(this); }

    public DayFiguresRows dayFigures() { return new DayFiguresRows(this); }

    public BookingRows bookings() { return new BookingRows(this); }

    public PaperRows papers() { return new PaperRows(this); }

    public MessageRows messages() { return new MessageRows(this); }

    public AddressRows addresses() { return new AddressRows(this); }

    public CompanyRows companies() { return new CompanyRows(this); }

    public ScheduleRows schedules() { return new ScheduleRows(this); }

    public InvitationRows invitations() { return new InvitationRows(this); }

    public BreachRows breaches() { return new BreachRows(this); }

    /** What keeps it from working; empty while it works. */
    public Optional<RecordsUnavailable> trouble() {
        return Optional.ofNullable(trouble);
    }

    private void look() {
        try {
            Instant last = purged;
            if (last == null || !clock.instant().isBefore(last.plus(PURGE_EVERY))) {
                purge();
            }
            if (trouble != null) {
                write(Migrations::probe);
            }
        } catch (RecordsUnavailable later) {
            // it is in trouble(), and was logged when it began
        } catch (RuntimeException bug) {
            LOG.error("the records could not be looked after", bug);
        } finally {
            tried.countDown();
        }
    }

    /** Deletes what is due by now. Happens by itself when the records are opened, and once a day. */
    void purge() {
        Instant now = clock.instant();
        Map<String, Integer> gone = use(PATIENCE, open -> Purge.run(open, place, TABLES, now));
        purged = now;
        accounts.forgetRemembered();
        gone.forEach((table, rows) -> LOG.info("purged {} rows of {}", rows, table));
    }

    /**
     * Runs a transaction; what it wrote is durable when this returns.
     *
     * @throws RecordsUnavailable and nothing was written
     */
    <T> T write(Function<Handle, T> work) {
        return use(PATIENCE, open -> {
            T result = open.inTransaction(work::apply);
            recover();
            return result;
        });
    }

    /**
     * Reads for somebody who waits for the answer.
     *
     * @throws RecordsUnavailable where it does not work now
     */
    <T> T read(Function<Handle, T> work) { return use(PATIENCE, work); }

    /** Removes what deleted rows have left in files. */
    void wipeDeleted(RecordsTable table) {
        use(PATIENCE, open -> {
            place.wipeDeleted(open, table.name());
            return true;
        });
    }

    /**
     * Reads for a page, which does not wait for long.
     *
     * @throws RecordsUnavailable where it does not work now; this opens nothing
     */
    <T> T readAtOnce(Function<Handle, T> work) {
        try {
            if (!tried.await(OPENING.toNanos() - (System.nanoTime() - began), TimeUnit.NANOSECONDS)) {
                throw new RecordsUnavailable(place + " is still being opened", null);
            }
        } catch (InterruptedException stopped) {
            throw interrupted();
        }
        RecordsUnavailable known = trouble;
        if (known != null && !connected) {
            throw known;
        }
        return use(PATIENCE_OF_PAGES, work);
    }

    private <T> T use(Duration patience, Function<Handle, T> work) {
        try {
            if (!lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new RecordsUnavailable(place + " does not answer", trouble);
            }
        } catch (InterruptedException stopped) {
            throw interrupted();
        }
        try {
            return work.apply(open());
        } catch (RecordsUnavailable unusable) {
            throw fail(unusable, false);
        } catch (JdbiException failed) {
            // its message would quote what was to be written, and with it a name
            SQLException why = failed.getCause() instanceof SQLException cause
                    ? cause
                    : new SQLException(
                            failed.getClass().getSimpleName());
            throw fail(new RecordsUnavailable(place.explain(why), why), place.survives(why));
        } finally {
            lock.unlock();
        }
    }

    private Handle open() {
        if (closed) {
            throw new RecordsUnavailable("The queue server is stopping", null);
        }
        if (handle != null && !place.isStillThere()) {
            LOG.warn("{} is no longer the file that was opened, so it is opened anew", place);
            abandon();
        }
        if (handle != null) {
            return handle;
        }
        long start = System.nanoTime();
        Handle opened = Jdbi.create(place::connect).open();
        try {
            place.check(opened);
            Migrations.run(opened, place, clock.instant());
        } catch (RuntimeException unusable) {
            closeQuietly(opened);
            throw unusable;
        }
        handle = opened;
        connected = true;
        LOG.info("the records in {} are open after {} ms", place, (System.nanoTime() - start) / 1_000_000);
        return opened;
    }

    /** Something was written; that something was read is no proof, since a full disk is read, too. */
    private void recover() {
        if (trouble != null) {
            LOG.info("the records work again");
        }
        trouble = null;
    }

    private RecordsUnavailable fail(RecordsUnavailable why, boolean connectionIsFine) {
        if (!connectionIsFine) {
            abandon();
        }
        RecordsUnavailable before = trouble;
        if (before == null || !String.valueOf(before.getMessage()).equals(why.getMessage())) {
            LOG.warn("the records cannot be used: {}", why.getMessage());
        }
        trouble = why;
        return why;
    }

    private static RecordsUnavailable interrupted() {
        Thread.currentThread().interrupt();
        return new RecordsUnavailable("The queue server is stopping", null);
    }

    private void abandon() {
        if (handle != null) {
            closeQuietly(handle);
        }
        handle = null;
        connected = false;
    }

    private static void closeQuietly(Handle handle) {
        try {
            handle.close();
        } catch (RuntimeException alreadyBroken) {
            LOG.debug("the connection to the records did not close: {}", alreadyBroken.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        closing.countDown();
        lock.lock();
        try {
            closed = true;
            abandon();
        } finally {
            lock.unlock();
        }
    }
}
