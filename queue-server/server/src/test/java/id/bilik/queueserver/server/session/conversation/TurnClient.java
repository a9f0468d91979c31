package id.bilik.queueserver.server.session.conversation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** As much of TURN (RFC 8656) as asks a relay for a place, and for leave to send to somebody. */
final class TurnClient implements AutoCloseable {
    static final int GRANTED = 0;
    static final int COOKIE = 0x2112A442;

    private static final int ALLOCATE = 0x0003;
    private static final int CREATE_PERMISSION = 0x0008;
    private static final int FAILED = 0x0110;
    private static final int USERNAME = 0x0006;
    private static final int INTEGRITY = 0x0008;
    private static final int INTEGRITY_BYTES = 24;
    private static final int ERROR = 0x0009;
    private static final int PEER = 0x0012;
    private static final int REALM = 0x0014;
    private static final int NONCE = 0x0015;
    private static final int TRANSPORT = 0x0019;
    private static final byte[] UDP = {17, 0, 0, 0};

    private final DatagramSocket socket = new DatagramSocket();
    private final Relay.IceServer server;
    private byte[] realm = {};
    private byte[] nonce = {};

    TurnClient(InetSocketAddress relay, Relay.IceServer server) throws IOException {
        this.server = server;
        socket.connect(relay);
        socket.setSoTimeout(3_000);
    }

    /** {@link #GRANTED}, or the relay's code: 401 for credentials that do not hold. */
    int allocate() throws IOException, GeneralSecurityException {
        ask(ALLOCATE, TRANSPORT, UDP, false); // answered by realm and nonce
        return ask(ALLOCATE, TRANSPORT, UDP, true);
    }

    /** {@link #GRANTED}, or 403 where the relay does not send to there. */
    int permit(String peer) throws IOException, GeneralSecurityException {
        int address = ByteBuffer.wrap(InetAddress.getByName(peer).getAddress()).getInt() ^ COOKIE;
        short port = (short) (5_000 ^ (COOKIE >>> 16));
        byte[] hidden = ByteBuffer.allocate(8).putShort((short) 1).putShort(port).putInt(address).array();
        return ask(CREATE_PERMISSION, PEER, hidden, true);
    }

    private int ask(int method, int attribute, byte[] value, boolean signed)
            throws IOException, GeneralSecurityException {
        var attributes = new ByteArrayOutputStream();
        add(attributes, attribute, value);
        if (signed) {
            add(attributes, USERNAME, server.username().getBytes(StandardCharsets.UTF_8));
            add(attributes, REALM, realm);
            add(attributes, NONCE, nonce);
        }
        byte[] transaction = new byte[12];
        new SecureRandom().nextBytes(transaction);
        int length = attributes.size() + (signed ? INTEGRITY_BYTES : 0);
        ByteBuffer message = ByteBuffer.allocate(20 + length).putShort((short) method).putShort((short) length)
                .putInt(COOKIE).put(transaction).put(attributes.toByteArray());
        if (signed) {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key(), "HmacSHA1"));
            mac.update(message.array(), 0, message.position());
            message.putShort((short) INTEGRITY).putShort((short) 20).put(mac.doFinal());
        }
        socket.send(new DatagramPacket(message.array(), message.capacity()));
        return understand(method);
    }

    private byte[] key() throws GeneralSecurityException {
        String words = server.username() + ":" + new String(realm, StandardCharsets.UTF_8) + ":" + server.credential();
        return MessageDigest.getInstance("MD5").digest(words.getBytes(StandardCharsets.UTF_8));
    }

    private int understand(int method) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
        socket.receive(packet);
        ByteBuffer answer = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
        int type = answer.getShort();
        answer.position(20);
        Map<Integer, byte[]> found = new HashMap<>();
        while (answer.remaining() >= 4) {
            int name = answer.getShort() & 0xFFFF;
            byte[] value = new byte[answer.getShort()];
            answer.get(value);
            answer.position(Math.min(answer.limit(), answer.position() + (4 - value.length % 4) % 4));
            found.put(name, value);
        }
        realm = found.getOrDefault(REALM, realm);
        nonce = found.getOrDefault(NONCE, nonce);
        byte[] error = found.getOrDefault(ERROR, new byte[4]);
        return type == (method | FAILED) ? error[2] * 100 + error[3] : GRANTED;
    }

    private static void add(ByteArrayOutputStream to, int attribute, byte[] value) {
        int padded = (value.length + 3) / 4 * 4;
        to.writeBytes(ByteBuffer.allocate(4 + padded).putShort((short) attribute).putShort((short) value.length)
                .put(value).array());
    }

    @Override
    public void close() { socket.close(); }
}
