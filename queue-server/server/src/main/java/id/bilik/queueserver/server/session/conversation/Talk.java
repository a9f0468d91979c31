package id.bilik.queueserver.server.session.conversation;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Passes on what pages tell each other, and tells them who is there. Its room guards it. */
final class Talk {
    /** In a second, of one page: a description comes with some dozens of candidates at once. */
    static final int MOST_FRAMES = 100;

    private final Seats seats;
    private final Map<String, Words> words;
    private final EndedStays ended;
    private final LostLines lost;
    private final InstantSource clock;

    Talk(Seats seats, Map<String, Words> words, EndedStays ended, LostLines lost,
            InstantSource clock) {
        this.seats = seats;
        this.words = words;
        this.ended = ended;
        this.lost = lost;
        this.clock = clock;
    }

    void welcome(Collection<Stay> stays, Member member) {
        member.tell(new Told.Welcome(member.page(), member.seat().role(),
                stays.stream().filter(member.seat()::isIn).map(stay -> view(stay, member)).toList()));
    }

    /** That somebody came, went or changed, to all others in the same stays. */
    void tellOf(Collection<Stay> stays, Member member) {
        stays.stream().filter(member.seat()::isIn).forEach(stay -> othersIn(stay, member)
                .forEach(other -> other.tell(Told.StayFrame.of(view(stay, other)))));
    }

    /** That a member has left for good, and who is there still. */
    void tellGone(Collection<Stay> stays, Member member) {
        stays.stream().filter(member.seat()::isIn).forEach(stay -> othersIn(stay, member)
                .forEach(other -> other.tell(new Told.Gone(stay.id(), member.page()))));
        tellOf(stays, member);
    }

    void tellAway(Collection<Stay> stays, Member member) {
        stays.stream().filter(member.seat()::isIn).forEach(stay -> othersIn(stay, member)
                .forEach(other -> other.tell(new Told.Away(stay.id(), member.page()))));
    }

    /** That a stay began or changed. */
    void tell(Stay stay) {
        seats.in(stay).forEach(member -> member.tell(Told.StayFrame.of(view(stay, member))));
    }

    void tellOver(Stay stay) { seats.in(stay).forEach(member -> member.tell(new Told.Over(stay.id()))); }

    /** @throws Heard.Bad for a stay that is not the sender's, and for what its role may not send */
    void pass(Map<String, Stay> stays, Member from, Heard heard) throws Heard.Bad {
        switch (heard) {
            case Heard.Ping ping -> from.tell(new Told.Pong());
            case Heard.Signal signal -> findOwn(stays, from, signal.stay()).ifPresent(stay -> pass(stay, from, signal));
            case Heard.Chat chat -> findOwn(stays, from, chat.stay()).ifPresent(stay -> pass(stay, from, chat));
            case Heard.Caption caption -> {
                if (from.seat().role() == Seat.Role.BOOTH) {
                    throw new Heard.Bad("a booth sends no captions");
                }
                findOwn(stays, from, caption.stay()).ifPresent(stay -> pass(stay, from, caption));
            }
            case Heard.StateOf of when of.stay() == null -> {
                from.says(null, of.state());
                tellOf(stays.values(), from);
            }
            case Heard.StateOf of -> findOwn(stays, from, String.valueOf(of.stay())).ifPresent(stay -> {
                from.says(stay.id(), of.state());
                tellOf(List.of(stay), from);
            });
        }
    }

    /** One to a page that has just gone is lost: the sender learns by the next frame who is there. */
    private void pass(Stay stay, Member from, Heard.Signal signal) {
        othersIn(stay, from).stream().filter(other -> other.page().equals(signal.to()))
                .forEach(other -> other.tell(new Told.Signal(stay.id(), from.page(), signal.data())));
    }

    /** Also to the writer, so that all see the lines in the same order. */
    private void pass(Stay stay, Member from, Heard.Chat chat) {
        Told.ChatLine line = new Told.ChatLine(from.seat().role(), PlainText.of(chat.text()), clock.instant());
        wordsOf(stay).add(line);
        seats.in(stay).forEach(member -> member.tell(new Told.Chat(stay.id(), line)));
    }

    private void pass(Stay stay, Member from, Heard.Caption caption) {
        Told.CaptionLine line = new Told.CaptionLine(PlainText.of(caption.text()), caption.done());
        wordsOf(stay).show(line);
        othersIn(stay, from).forEach(other -> other.tell(new Told.Caption(stay.id(), line)));
    }

    /** The stay that a frame is of; empty for one that has ended while the frame was on its way. */
    private Optional<Stay> findOwn(Map<String, Stay> stays, Member from, String id) throws Heard.Bad {
        Stay stay = stays.get(id);
        if (stay == null && ended.find(id).filter(from.seat()::isIn).isPresent()) {
            return Optional.empty();
        }
        if (stay == null || !from.seat().isIn(stay)) {
            throw new Heard.Bad("this page takes no part in that stay");
        }
        return Optional.of(stay);
    }

    private List<Member> othersIn(Stay stay, Member member) {
        return seats.in(stay).stream().filter(other -> other != member).toList();
    }

    private Words wordsOf(Stay stay) { return words.computeIfAbsent(stay.id(), id -> new Words()); }

    private Told.StayView view(Stay stay, Member reader) {
        Words said = words.getOrDefault(stay.id(), new Words());
        return new Told.StayView(stay.id(), stay.booth(), stay.ticket(), stay.seated(),
                othersIn(stay, reader).stream().map(other -> other.asPeer(stay.id())).toList(), said.chat(),
                said.caption(), reader.seat().role() == Seat.Role.INTERPRETER ? null : stay.code(),
                lost.since(stay));
    }
}
