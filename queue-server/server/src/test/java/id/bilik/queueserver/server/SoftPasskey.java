package id.bilik.queueserver.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * A passkey with its authenticator and its browser, none of which is honest unless a test wants it: by hand from Web
 * Authentication Level 3, so that it shares nothing with the library that checks it.
 */
final class SoftPasskey {
    static final int PRESENT = 1;
    private static final int ATTESTED = 0x40;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys;
    private final byte[] id = new byte[32];
    private final String site;
    private final String origin;
    private final long count;
    private final int flags;

    /** Made for a page, and counting nothing. */
    static SoftPasskey at(String site, String origin) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            SoftPasskey made = new SoftPasskey(generator.generateKeyPair(), site, origin, 0, PRESENT);
            new SecureRandom().nextBytes(made.id);
            return made;
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private SoftPasskey(KeyPair keys, String site, String origin, long count, int flags) {
        this.keys = keys;
        this.site = site;
        this.origin = origin;
        this.count = count;
        this.flags = flags;
    }

    private SoftPasskey with(String otherSite, String otherOrigin, long otherCount, int otherFlags) {
        SoftPasskey same = new SoftPasskey(keys, otherSite, otherOrigin, otherCount, otherFlags);
        System.arraycopy(id, 0, same.id, 0, id.length);
        return same;
    }

    SoftPasskey onPage(String other) { return with(site, other, count, flags); }

    SoftPasskey forSite(String other) { return with(other, origin, count, flags); }

    SoftPasskey counting(long to) { return with(site, origin, to, flags); }

    SoftPasskey withNobodyThere() { return with(site, origin, count, 0); }

    /** The same id with other keys, as somebody makes it who has only seen the id. */
    SoftPasskey forged() {
        SoftPasskey other = at(site, origin);
        System.arraycopy(id, 0, other.id, 0, id.length);
        return other;
    }

    String credential() { return TEXT.encodeToString(id); }

    /** As a page sends a passkey that was made. */
    String made(String challenge) {
        byte[] data = data(flags | ATTESTED);
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        object.write(0xA3);
        word(object, "fmt");
        word(object, "none");
        word(object, "attStmt");
        object.write(0xA0);
        word(object, "authData");
        object.write(0x58);
        object.write(data.length);
        object.writeBytes(data);
        return "{\"clientData\":\"" + TEXT.encodeToString(clientData("webauthn.create", challenge))
                + "\",\"attestation\":\"" + TEXT.encodeToString(object.toByteArray())
                + "\",\"transports\":[\"internal\",\"by pigeon\"]}";
    }

    /** As a page sends what a passkey has signed. */
    String signed(String challenge) {
        byte[] client = clientData("webauthn.get", challenge);
        byte[] data = data(flags);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            signature.update(MessageDigest.getInstance("SHA-256").digest(client));
            return "{\"credential\":\"" + credential() + "\",\"clientData\":\"" + TEXT.encodeToString(client)
                    + "\",\"authenticatorData\":\"" + TEXT.encodeToString(data) + "\",\"signature\":\""
                    + TEXT.encodeToString(signature.sign()) + "\"}";
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private byte[] clientData(String type, String challenge) {
        return ("{\"type\":\"" + type + "\",\"challenge\":\"" + challenge + "\",\"origin\":\"" + origin
                + "\",\"crossOrigin\":false}").getBytes(StandardCharsets.UTF_8);
    }

    private byte[] data(int flagged) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try {
            data.writeBytes(MessageDigest.getInstance("SHA-256").digest(site.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
        data.write(flagged);
        data.writeBytes(ByteBuffer.allocate(4).putInt((int) count).array());
        if ((flagged & ATTESTED) != 0) {
            data.writeBytes(new byte[16]);
            data.write(0);
            data.write(id.length);
            data.writeBytes(id);
            data.writeBytes(key());
        }
        return data.toByteArray();
    }

    /** In COSE: a point of P-256, for ES256. */
    private byte[] key() {
        ECPublicKey point = (ECPublicKey) keys.getPublic();
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        key.writeBytes(new byte[]{(byte) 0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32});
        key.writeBytes(unsigned(point.getW().getAffineX().toByteArray()));
        key.writeBytes(new byte[]{0x22, 0x58, 32});
        key.writeBytes(unsigned(point.getW().getAffineY().toByteArray()));
        return key.toByteArray();
    }

    private static byte[] unsigned(byte[] number) {
        byte[] whole = new byte[32];
        int length = Math.min(32, number.length);
        System.arraycopy(number, number.length - length, whole, 32 - length, length);
        return whole;
    }

    private static void word(ByteArrayOutputStream to, String word) {
        to.write(0x60 + word.length());
        to.writeBytes(word.getBytes(StandardCharsets.UTF_8));
    }
}
