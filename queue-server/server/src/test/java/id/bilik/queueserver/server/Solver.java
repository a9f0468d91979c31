package id.bilik.queueserver.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** Does the work of a challenge, as any client can. */
final class Solver {
    private Solver() {}

    /** The header for a challenge. */
    static String solve(JsonNode challenge) {
        for (int number = 0; number <= challenge.get("maxnumber").asInt(); number++) {
            if (hash(challenge.get("salt").asText() + number).equals(challenge.get("challenge").asText())) {
                return header(challenge, challenge.get("salt").asText(), String.valueOf(number));
            }
        }
        throw new AssertionError("no number solves " + challenge);
    }

    /** The header for a number, whether it is right or not. */
    static String header(JsonNode challenge, String salt, String number) {
        return Base64.getEncoder().encodeToString("""
                {"algorithm":"SHA-256","challenge":"%s","number":%s,"salt":"%s","signature":"%s"}""".formatted(
                challenge.get("challenge").asText(), number, salt, challenge.get("signature").asText())
                .getBytes(StandardCharsets.UTF_8));
    }

    static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
