package org.parley.app.rest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A request body that was read once to know its digest: small ones in memory, large imports in a file. */
final class SpooledBody {

    private static final int IN_MEMORY = 64 * 1024;

    private final String digest;
    private final byte[] bytes;
    private final Path file;

    private SpooledBody(String digest, byte[] bytes, Path file) {
        this.digest = digest;
        this.bytes = bytes;
        this.file = file;
    }

    static SpooledBody of(InputStream in) throws IOException {
        DigestInputStream digesting = new DigestInputStream(in, sha256());
        byte[] head = digesting.readNBytes(IN_MEMORY);
        int next = head.length < IN_MEMORY ? -1 : digesting.read();
        if (next < 0) {
            return new SpooledBody(HexFormat.of().formatHex(digesting.getMessageDigest().digest()), head, null);
        }
        Path file = Files.createTempFile("parley-body", ".tmp");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(head);
            out.write(next);
            digesting.transferTo(out);
        } catch (IOException | RuntimeException broken) {
            Files.deleteIfExists(file);
            throw broken;
        }
        return new SpooledBody(HexFormat.of().formatHex(digesting.getMessageDigest().digest()), null, file);
    }

    String digest() {
        return digest;
    }

    /** The body from its beginning; a file vanishes when the stream is closed. */
    InputStream open() throws IOException {
        return file == null ? new ByteArrayInputStream(bytes)
                : Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
