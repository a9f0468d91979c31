package id.bilik.queueserver.core.branch;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The visits of a day by their tickets, in order of letter and count. Persistent: a change copies a path of small arrays
 * and shares the rest. The path is the count's own digits to the base of 32, so nothing is searched or compared on the way.
 * Where counts are far apart, as after reserved numbers or an {@link Epochs epoch}, what lies between them has no arrays.
 */
public final class Visits extends AbstractMap<TicketNumber, Visit> {
    static final Visits NONE = new Visits(new Tree[26], 0);

    private static final int BITS = 5;
    private static final int WIDTH = 1 << BITS;

    private final @Nullable Tree[] byLetter;
    private final int size;

    private Visits(@Nullable Tree[] byLetter, int size) {
        this.byLetter = byLetter;
        this.size = size;
    }

    /** With this visit in place of the one with the same ticket, if there is one. */
    Visits plus(Visit visit) {
        TicketNumber ticket = visit.ticket();
        int letter = ticket.letter() - 'A';
        Tree before = byLetter[letter];
        boolean known = before != null && before.get(ticket.count()) != null;
        @Nullable
        Tree[] next = byLetter.clone();
        next[letter] = (before == null ? Tree.EMPTY : before).plus(ticket.count(), visit);
        return new Visits(next, known ? size : size + 1);
    }

    /** The visit of that ticket; null when there is none. */
    @Nullable
    public Visit find(TicketNumber ticket) {
        Tree tree = byLetter[ticket.letter() - 'A'];
        return tree == null ? null : tree.get(ticket.count());
    }

    @Override
    public @Nullable Visit get(@Nullable Object key) {
        return key instanceof TicketNumber ticket ? find(ticket) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object key) { return get(key) != null; }

    @Override
    public int size() { return size; }

    @Override
    public Set<Map.Entry<TicketNumber, Visit>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<TicketNumber, Visit>> iterator() { return new Walk(); }

            @Override
            public int size() { return size; }
        };
    }

    /** The counts of one letter: a tree of {@code depth} levels of arrays, the lowest of visits. */
    private static final class Tree {
        static final Tree EMPTY = new Tree(new Object[WIDTH], 1);

        private final @Nullable Object[] root;
        private final int depth;

        Tree(@Nullable Object[] root, int depth) {
            this.root = root;
            this.depth = depth;
        }

        int capacity() { return 1 << (BITS * depth); }

        @Nullable
        Visit get(int index) {
            if (index >= capacity()) {
                return null;
            }
            @Nullable
            Object[] node = root;
            for (int shift = BITS * (depth - 1); shift > 0; shift -= BITS) {
                if (!(node[index >>> shift & WIDTH - 1] instanceof Object[] below)) {
                    return null;
                }
                node = below;
            }
            return (Visit) node[index & WIDTH - 1];
        }

        /** The visit of that index or else of the first one behind it; null where there is none. */
        @Nullable
        Visit findFrom(int index) {
            int at = index;
            while (at < capacity()) {
                @Nullable
                Object[] node = root;
                int shift = BITS * (depth - 1);
                while (shift > 0 && node[at >>> shift & WIDTH - 1] instanceof Object[] below) {
                    node = below;
                    shift -= BITS;
                }
                if (shift == 0 && node[at & WIDTH - 1] instanceof Visit visit) {
                    return visit;
                }
                at = ((at >>> shift) + 1) << shift; // past a slot that is empty, or past all that would lie below it
            }
            return null;
        }

        Tree plus(int index, Visit visit) {
            Tree tree = this;
            while (index >= tree.capacity()) {
                @Nullable
                Object[] higher = new Object[WIDTH];
                higher[0] = tree.root;
                tree = new Tree(higher, tree.depth + 1);
            }
            return new Tree(with(tree.root, BITS * (tree.depth - 1), index, visit), tree.depth);
        }

        private static @Nullable Object[] with(@Nullable Object @Nullable [] node, int shift, int index, Visit visit) {
            @Nullable
            Object[] copy = node == null ? new Object[WIDTH] : Arrays.copyOf(node, WIDTH);
            int slot = index >>> shift & WIDTH - 1;
            copy[slot] = shift == 0 ? visit : with((Object[]) copy[slot], shift - BITS, index, visit);
            return copy;
        }
    }

    private final class Walk implements Iterator<Map.Entry<TicketNumber, Visit>> {
        private int letter;
        private int count;
        private @Nullable Visit next = following();

        @Override
        public boolean hasNext() { return next != null; }

        @Override
        public Map.Entry<TicketNumber, Visit> next() {
            Visit visit = next;
            if (visit == null) {
                throw new NoSuchElementException();
            }
            next = following();
            return Map.entry(visit.ticket(), visit);
        }

        private @Nullable Visit following() {
            for (; letter < byLetter.length; letter++, count = 0) {
                Tree tree = byLetter[letter];
                Visit visit = tree == null ? null : tree.findFrom(count + 1);
                if (visit != null) {
                    count = visit.ticket().count();
                    return visit;
                }
            }
            return null;
        }
    }
}
