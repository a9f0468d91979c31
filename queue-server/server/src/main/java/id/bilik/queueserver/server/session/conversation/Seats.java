package id.bilik.queueserver.server.session.conversation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who holds which seat, and which pages had to leave one to another page. Its room guards it. */
final class Seats {
    /** Pages of one seat that are remembered: an officer has a few tabs. */
    private static final int REMEMBERED = 16;

    private final Map<UUID, Member> members = new LinkedHashMap<>();
    private final Map<Seat, LinkedHashSet<UUID>> ousted = new HashMap<>();

    List<Member> list() { return List.copyOf(members.values()); }

    @Nullable
    Member find(UUID page) { return members.get(page); }

    /** Those who take part in a stay. */
    List<Member> in(Stay stay) {
        return list().stream().filter(each -> each.seat().isIn(stay)).toList();
    }

    /** Whether another page holds the seat that this one had to leave. */
    boolean isLost(Seat seat, UUID page) {
        return ousted.getOrDefault(seat, new LinkedHashSet<>()).contains(page) && isTaken(seat, page);
    }

    /** Whether another page than this one holds a seat. */
    boolean isTaken(Seat seat, UUID page) {
        return members.values().stream().anyMatch(each -> each.seat().equals(seat) && !each.page().equals(page));
    }

    /** Gives a seat to a member; whoever held it is answered, and takes part no more. */
    List<Member> take(Member member) {
        List<Member> before = list().stream().filter(
                each -> each.seat().equals(member.seat()) && !each.page().equals(member.page())).toList();
        LinkedHashSet<UUID> left = ousted.computeIfAbsent(member.seat(), seat -> new LinkedHashSet<>());
        left.remove(member.page());
        for (Member each : before) {
            members.remove(each.page());
            left.add(each.page());
        }
        while (left.size() > REMEMBERED) {
            left.removeFirst();
        }
        members.put(member.page(), member);
        return before;
    }

    /** False for one that has left before. */
    boolean remove(Member member) {
        return members.remove(member.page(), member);
    }

    /** Forgets what was remembered of seats that cannot come again. */
    void forgetSeats(Predicate<Seat> which) {
        ousted.keySet().removeIf(which);
    }

    Set<UUID> pages() { return Set.copyOf(members.keySet()); }
}
