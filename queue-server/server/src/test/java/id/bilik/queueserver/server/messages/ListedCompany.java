package id.bilik.queueserver.server.messages;

import static id.bilik.queueserver.server.Client.BRANCH;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.server.Client;
import id.bilik.queueserver.server.collective.ImaginedList;
import id.bilik.queueserver.server.collective.TableFile;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** A company that lays people off, both sides of which do what a test says. */
final class ListedCompany {
    private final Client branch;
    private final Client representative;
    private final String path;
    private final String id;

    ListedCompany(Client branch) {
        this.branch = branch;
        JsonNode company = branch.post(BRANCH + "/companies", """
                {"requestId":"%s","company":"PT Tekstil Maju","representative":"Budi Santoso","phone":"081234567890",
                 "attorney":"SK-12/2026","attorneyDate":"2026-03-01","workforce":200,"laidOff":100,
                 "laidOffOn":"2026-02-28"}""".formatted(UUID.randomUUID())).expect(201).json();
        String url = company.get("url").asText();
        this.representative = branch.anonymous()
                .showing("Company " + url.substring(url.indexOf('.', url.indexOf('#')) + 1));
        this.id = company.get("company").asText();
        this.path = BRANCH + "/companies/" + id;
    }

    String id() { return id; }

    /** Its list is these rows from now on. */
    void list(List<List<String>> rows) {
        representative.post(path + "/list", "{\"parts\":[\"" + Base64.getEncoder().encodeToString(
                TableFile.CSV.write(rows)) + "\"],\"take\":true}").expect(200);
    }

    void list(int people) { list(ImaginedList.of(people)); }

    /** A schedule for two people an hour from nine on, from 11 March, to which both sides agree. */
    void plan(int version, String closes) {
        propose(closes);
        agree(version);
    }

    void propose(String closes) {
        branch.post(path + "/schedule", """
                {"site":"company","from":"2026-03-11","officers":1,"secondsEach":1800,"opens":"09:00","closes":"%s"}"""
                .formatted(closes)).expect(201);
    }

    void agree(int version) {
        representative.post(path + "/schedule/agree", "{\"version\":" + version + "}").expect(200);
    }

    /** How messages of a day stand, as the representative sees it. */
    String messages(int day) {
        JsonNode counts = representative.get(path).json().at("/days/" + day + "/messages");
        return "%d sent, %d waiting, %d failed".formatted(counts.get("sent").asInt(), counts.get("waiting").asInt(),
                counts.get("failed").asInt());
    }
}
