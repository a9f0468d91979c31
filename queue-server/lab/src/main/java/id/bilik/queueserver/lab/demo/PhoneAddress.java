package id.bilik.queueserver.lab.demo;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Under which address of this machine phones in the same network open the page behind a slip's code. */
final class PhoneAddress {
    /** Networks inside of this machine, and tunnels out of it: phones nearby are in none of them. */
    private static final Pattern INSIDE = Pattern
            .compile("(docker|br-|veth|virbr|vmnet|vboxnet|lxc|lxd|cni|podman|tun|tap|wg|utun|tailscale|zt).*");

    private PhoneAddress() {}

    /** An address of an interface that is up. */
    record Candidate(String network, Inet4Address address) {
        private boolean isReachable() {
            return !address.isLoopbackAddress() && !address.isLinkLocalAddress() && !address.isAnyLocalAddress();
        }

        /** The networks of homes and offices before others, and those inside of this machine last. */
        private int rank() {
            return INSIDE.matcher(network).matches() ? 2 : address.isSiteLocalAddress() ? 0 : 1;
        }
    }

    /**
     * The address to use; empty to keep phones out.
     *
     * @param wished empty for whichever is found
     * @throws IllegalArgumentException for what is no IPv4 address of this machine
     */
    static Optional<String> find(String wished) {
        List<Candidate> candidates = list();
        if (wished.isEmpty()) {
            return best(candidates).map(InetAddress::getHostAddress);
        }
        try {
            InetAddress address = InetAddress.ofLiteral(wished.equals("localhost") ? "127.0.0.1" : wished);
            if (address.isLoopbackAddress()) {
                return Optional.empty();
            }
            if (candidates.stream().anyMatch(candidate -> candidate.address.equals(address))) {
                return Optional.of(address.getHostAddress());
            }
        } catch (IllegalArgumentException noAddress) {
            // told below
        }
        throw new IllegalArgumentException("address must be 127.0.0.1 or another IPv4 address of this machine ("
                + String.join(", ", candidates.stream().filter(Candidate::isReachable)
                        .map(candidate -> candidate.address.getHostAddress()).toList())
                + "), not " + wished);
    }

    static Optional<Inet4Address> best(List<Candidate> candidates) {
        return candidates.stream().filter(Candidate::isReachable).min(Comparator.comparingInt(Candidate::rank))
                .map(Candidate::address);
    }

    private static List<Candidate> list() {
        List<Candidate> candidates = new ArrayList<>();
        try {
            for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
                if (network.isUp()) {
                    network.inetAddresses().filter(Inet4Address.class::isInstance).map(Inet4Address.class::cast)
                            .forEach(address -> candidates.add(new Candidate(network.getName(), address)));
                }
            }
        } catch (SocketException unknown) {
            // without a network there is nobody to be reached by
            return List.of();
        }
        return candidates;
    }
}
