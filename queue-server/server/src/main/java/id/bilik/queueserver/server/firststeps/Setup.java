package id.bilik.queueserver.server.firststeps;

import id.bilik.queueserver.server.access.AccessControl;
import id.bilik.queueserver.server.access.DeviceKind;
import id.bilik.queueserver.server.access.Role;
import id.bilik.queueserver.server.records.DeviceRows;
import id.bilik.queueserver.server.records.SignInRows;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The people and the devices that were let into the branch. */
public record Setup(AccessControl access) {
    /** How many hold the role of an officer; somebody who has only the other roles serves nobody. */
    long officers() {
        return access.people().list().stream().filter(row -> roles(row).contains(Role.OFFICER.word())).count();
    }

    /** How many were invited and have not chosen how to sign in. */
    long invited() {
        Set<String> vouchedFor = access.headOffice().listIds();
        return access.people().list().stream().filter(row -> row.password() == null && row.pin() == null
                && !vouchedFor.contains(row.id())).count();
    }

    boolean hasKiosk() { return devices(DeviceKind.KIOSK).findAny().isPresent(); }

    /** A wall board, or another screen for everybody. */
    boolean hasBoard() {
        return devices(DeviceKind.BOARD).findAny().or(() -> devices(DeviceKind.SCREEN).findAny()).isPresent();
    }

    /** Booths that have a screen. */
    List<String> booths() {
        return devices(DeviceKind.BOOTH).map(DeviceRows.Row::booth)
                .flatMap(booth -> Optional.ofNullable(booth).stream())
                .toList();
    }

    private Stream<DeviceRows.Row> devices(DeviceKind kind) {
        return access.devices().list().stream().filter(row -> row.kind().equals(kind.word()));
    }

    private static List<String> roles(SignInRows.Row row) { return Arrays.asList(row.roles().split(",", -1)); }
}
