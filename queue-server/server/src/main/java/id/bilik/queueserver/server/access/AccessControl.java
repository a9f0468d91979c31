package id.bilik.queueserver.server.access;

import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.server.records.DeviceRows;
import id.bilik.queueserver.server.records.Records;
import id.bilik.queueserver.server.records.RecordsUnavailable;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who there is, and who sends a request: the rooms of sign-in, wired. */
public final class AccessControl {
    private final Passwords passwords = new Passwords();
    private final Sessions sessions;
    private final ApiKeys keys;
    private final PairedDevices devices;
    private final Pairings pairings;
    private final Audit audit;
    private final Passkeys passkeys;
    private final SignIn signIn;
    private final People people;
    private final HeadOffice headOffice;
    private final Optional<RunCredentials> run;
    private final InstantSource clock;

    /** What came with a request to prove who sends it; each may be missing. */
    public record Credentials(@Nullable String session, @Nullable String bearer, @Nullable String device,
            boolean fromHere) {}

    /** @param run what lets people in while somebody tries Bilik out; empty for a branch */
    public AccessControl(Records records, InstantSource clock, SecureRandom random, Optional<RunCredentials> run) {
        Secrets secrets = new Secrets(random);
        this.run = run;
        this.clock = clock;
        this.audit = new Audit(records.audit(), clock);
        this.sessions = new Sessions(records.sessions(), records.signIn(), clock, secrets,
                run.map(RunCredentials::mark).orElse(null));
        this.keys = new ApiKeys(records.apiKeys(), clock, secrets);
        this.devices = new PairedDevices(records.devices(), clock, secrets);
        this.pairings = new Pairings(clock, secrets);
        this.passkeys = new Passkeys(records.passkeys(), records.signIn(), secrets, audit, clock);
        AccessParts parts = new AccessParts(records.signIn(), records.accounts(), sessions, passwords,
                new SecondFactor(), passkeys, secrets, audit, clock, run);
        Guesses guesses = new Guesses(clock);
        this.signIn = new SignIn(parts, guesses);
        this.headOffice = new HeadOffice(parts, guesses, records.headOffice());
        this.people = new People(parts, guesses, headOffice);
    }

    public SignIn signIn() { return signIn; }

    public Sessions sessions() { return sessions; }

    public People people() { return people; }

    public Passkeys passkeys() { return passkeys; }

    public HeadOffice headOffice() { return headOffice; }

    public ApiKeys keys() { return keys; }

    public PairedDevices devices() { return devices; }

    public Pairings pairings() { return pairings; }

    public Audit audit() { return audit; }

    public Passwords passwords() { return passwords; }

    public InstantSource clock() { return clock; }

    /** Whether anybody can come in: a supervisor, or the links of a trial. */
    public boolean isSetUp() {
        return run.isPresent() || people.hasSupervisor();
    }

    /** The same, where it need not be known for certain: while the records cannot be read, nobody is told to set up. */
    public boolean isSetUpOrUnknown() {
        try {
            return isSetUp();
        } catch (RecordsUnavailable unknown) {
            return true;
        }
    }

    /** Everybody whom the credentials of one request prove, the most particular first. */
    public List<Caller> find(Credentials given) {
        List<Caller> callers = new ArrayList<>();
        if (given.bearer != null) {
            findProgram(given.bearer, given.fromHere).ifPresent(callers::add);
            findDevice(given.bearer, given.fromHere).ifPresent(callers::add);
        }
        if (given.session != null) {
            sessions.find(given.session, given.fromHere).map(Caller.Person::new).ifPresent(callers::add);
        }
        if (given.device != null) {
            findDevice(given.device, given.fromHere).ifPresent(callers::add);
        }
        return callers;
    }

    /** Whether a caller may still do what it began, such as following a feed. */
    public boolean isLive(Caller caller) {
        return switch (caller) {
            case Caller.Person person -> sessions.isLive(person.session().id());
            case Caller.Program program -> program.forThisRun() || keys.isLive(program.id());
            case Caller.Device device -> device.device().secretHash().isEmpty()
                    || devices.isLive(device.device().secretHash());
        };
    }

    /** Approves a device that waits; empty where none waits under that code. */
    public Optional<DeviceRows.Row> approve(String code, String id, DeviceKind kind, @Nullable String booth,
            Actor by) {
        return pairings.find(code).map(asked -> {
            String who = by instanceof Actor.Account account
                    ? account.id()
                    : by instanceof Actor.Key key ? key.id() : "unknown";
            audit.note(Audit.Kind.DEVICE_PAIRED, by, id, kind.word() + (booth == null ? "" : " of booth " + booth));
            sessions.endAtDevice(id);
            String secret = devices.pair(id, kind, booth, who, pairings.findOwnKey(code).orElse(null));
            pairings.grant(code, new Pairings.Granted(id, secret));
            return devices.find(secret).orElseThrow();
        });
    }

    /** Asks a device for a new key; false where there is none of that name. */
    public boolean askForRenewal(String id, Actor by) {
        audit.note(Audit.Kind.KEY_RENEWAL_ASKED, by, id, null);
        return devices.askForRenewal(id);
    }

    /** Lets a device in by a key that it has drawn itself, beside the one that it has used for this. */
    public void renewKey(DeviceRows.Row device, String next) {
        audit.note(Audit.Kind.KEY_RENEWED, new Actor.Device(device.id()), device.id(), null);
        devices.renew(device, next);
    }

    /** Takes a device's key away, and ends who is signed in at it. */
    public boolean revokeDevice(String id, Actor by) {
        audit.note(Audit.Kind.DEVICE_REVOKED, by, id, null);
        sessions.endAtDevice(id);
        return devices.revoke(id);
    }

    private Optional<Caller.Program> findProgram(String bearer, boolean fromHere) {
        if (run.isPresent() && fromHere && run.get().isApiKey(bearer)) {
            return Optional
                    .of(new Caller.Program("key-of-this-run", EnumSet.of(Role.SUPERVISOR, Role.TECHNICIAN), true));
        }
        return keys.find(bearer);
    }

    private Optional<Caller.Device> findDevice(String key, boolean fromHere) {
        if (run.isPresent() && fromHere) {
            Optional<String> kiosk = run.get().findKiosk(key);
            if (kiosk.isPresent()) {
                Instant now = clock.instant();
                return Optional.of(new Caller.Device(new DeviceRows.Row(kiosk.get(), DeviceKind.KIOSK.word(), null, "",
                        null, "this run", now, now)));
            }
        }
        return devices.find(key).map(Caller.Device::new);
    }
}
