package id.bilik.displayboard;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Views as the server would send them, of group g2 with the booths 7, 8 and 9. */
final class ImaginedViews {
    static final String BRANCH = "/api/branches/test";
    static final String GROUP = BRANCH + "/groups/g2";
    static final String BOARD = "/api/branches/test/board";
    /** Since eleven minutes. */
    static final String SEATED = "\"arrivedAt\":\"2026-11-22T10:31:00+07:00\"";
    private static final String LONGEST = "\"names\":{\"id\":\"Jaminan Kehilangan Pekerjaan (JKP) dan informasi kepesertaan\"}";
    static final String BOOTH = BRANCH + "/booths/8";

    private ImaginedViews() {}

    /** @param callable {@code yes}, or why nobody can be called */
    static String group(String callable) {
        return group(callable, booths());
    }

    /** The booths of {@link #group}: somebody needs the officer, somebody is called, one is free. */
    static List<String> booths() {
        return List.of(
                booth("7",
                        "\"paused\":false,\"visit\":" + visit("A017", "\"serving\",\"attention\":\"needs-officer\"")),
                booth("8", "\"paused\":false,\"visit\":" + visit("A021", "\"called\"")),
                booth("9", "\"paused\":false"));
    }

    static String group(String callable, List<String> booths) { return """
            {"sequence":9,"branch":"test","name":"Cabang Uji","group":"g2","now":"2026-11-22T10:42:00+07:00",
            "open":true,"mode":"manual","duty":{"officer":"Sari","since":"2026-11-22T08:00:00+07:00"},
            "concurrency":4,"load":2,"openBooths":["7","8","9"],"callable":"%s","booths":[%s],
            "held":[{"ticket":"D004","service":"jp","heldAt":"2026-11-22T10:40:00+07:00",
            "until":"2026-11-22T10:55:00+07:00","booth":"7"}],"queue":{"count":0,"next":[]},
            "services":[{"id":"jht","letter":"A","names":{"id":"Klaim JHT"}},
            {"id":"jp","letter":"D","names":{"id":"Pensiun"}}]}"""
            .formatted(callable, String.join(",", booths)); }

    /** Six booths in every stage, with papers, somebody on hold, and a booth to turn to next. */
    static String busyGroup() {
        var papers = ",\"documents\":[" + paper("kpj", true) + "," + paper("ktp", false) + "]";
        return group("yes", List.of(
                booth("7", "\"visit\":" + visit("A017",
                        "\"serving\",\"attention\":\"with-officer\",\"arrivedAt\":\"2026-11-22T10:35:00+07:00\""
                                + papers)),
                booth("8", "\"visit\":" + visit("A021", "\"called\",\"noShowAt\":\"2026-11-22T10:44:00+07:00\"")),
                booth("9",
                        "\"visit\":" + visit("A023",
                                "\"serving\",\"attention\":\"needs-officer\",\"need\":\"help\"" + papers)),
                booth("10", "\"visit\":" + visit("A024", "\"serving\",\"attention\":\"self-working\"")),
                booth("11", "\"last\":{\"ticket\":\"A011\",\"stage\":\"completed\","
                        + "\"endedAt\":\"2026-11-22T10:41:55+07:00\",\"undoUntil\":\"2026-11-22T10:43:03+07:00\"}"),
                booth("12",
                        "\"visit\":"
                                + visit("D026", "\"serving\",\"attention\":\"needs-officer\",\"need\":\"ready\""))))
                .replace("\"load\":2",
                        "\"load\":5,\"suggest\":{\"booth\":\"9\",\"ticket\":\"A023\",\"reason\":\"help\"}");
    }

    /** The most that six tiles have to show: every stage, the longest name, priority, another language, help, an overdue wait, papers. */
    static String fullestGroup() {
        String many = "\"need\":\"help\"," + SEATED + "," + papers("[{\"prompt\":\"show\",\"document\":\"ktp\"}]");
        String undo = "\"last\":{\"ticket\":\"A1011\",\"stage\":\"noShow\",\"endedAt\":\"2026-11-22T10:41:55+07:00\","
                + "\"undoUntil\":\"2026-11-22T10:52:00+07:00\"}";
        List<String> booths = List.of(
                one("7", visit("A1017", "\"serving\",\"attention\":\"with-officer\"," + many)),
                one("8", visit("A1018", "\"serving\",\"attention\":\"needs-officer\"," + many)),
                one("9", visit("A1019", "\"serving\",\"attention\":\"self-working\"," + many)),
                one("10", visit("A1020", "\"called\",\"noShowAt\":\"2026-11-22T10:45:00+07:00\"")),
                one("11", visit("A1021", "\"serving\",\"attention\":\"needs-officer\"," + SEATED)),
                booth("12", "\"paused\":false," + undo));
        String three = group("NoRoom");
        int from = three.indexOf("\"booths\":[") + "\"booths\":[".length();
        return (three.substring(0, from) + String.join(",", booths) + three.substring(three.indexOf("],\n\"held\"")))
                .replace("\"callable\":\"NoRoom\"", "\"callable\":\"NoRoom\",\"suggest\":"
                        + "{\"booth\":\"8\",\"ticket\":\"A1018\",\"reason\":\"overdue\"}")
                .replace("\"priority\":\"none\"", "\"priority\":\"with-child\",\"language\":\"en\"")
                .replace("\"names\":{\"id\":\"Klaim JHT\"},\"priority\"", LONGEST + ",\"priority\"");
    }

    private static String one(String id, String visit) { return booth(id, "\"paused\":false,\"visit\":" + visit); }

    /** Six papers, as many as a claim after an accident wants, and what the officer asks. */
    static String papers(String prompts) {
        List<String> papers = new ArrayList<>();
        for (String id : List.of("kpj", "ktp", "kk", "formulir laporan kecelakaan kerja", "surat", "kuitansi")) {
            papers.add(paper(id, papers.size() == 1));
        }
        return "\"documents\":[" + String.join(",", papers) + "],\"prompt\":"
                + prompts.substring(1, prompts.length() - 1).replace("}", ",\"at\":\"2026-11-22T10:41:00+07:00\"}");
    }

    /** @param more fields than every booth has, without braces */
    static String booth(String booth, String more) { return """
            {"sequence":9,"branch":"test","name":"Cabang Uji","booth":"%s","group":"g2",
            "now":"2026-11-22T10:42:00+07:00","open":true,"languages":["id","en"],"status":"open","onDuty":true,
            "paused":false,%s}""".formatted(booth, more); }

    /** @param stage its name in quotation marks, and fields that go with it */
    static String visit(String ticket, String stage) {
        return """
                {"ticket":"%s","service":"jht","names":{"id":"Klaim JHT"},"priority":"none","stage":%s,
                "issuedAt":"2026-11-22T10:00:00+07:00","calledAt":"2026-11-22T10:40:00+07:00","recalls":0,
                "lastCalledAt":"2026-11-22T10:40:00+07:00","reason":"FIRST_COME","explanation":"","targetSeconds":600}"""
                .formatted(ticket, stage);
    }

    static String paper(String id, boolean ticked) {
        return "{\"id\":\"%s\",\"text\":{\"id\":\"Kartu <i>%s</i>\",\"en\":\"Card <i>%s</i>\"},\"required\":true,\"ticked\":%s}"
                .formatted(id, id, id, ticked);
    }

    static String board(long sequence, String... calls) {
        return """
                {"sequence":%d,"branch":"test","name":"Cabang Uji","now":"2026-11-22T10:42:00+07:00",
                "languages":["id","en"],"open":true,"calls":[%s],"waiting":[]}"""
                .formatted(sequence, Stream.of(calls).collect(joining(",")));
    }
}
