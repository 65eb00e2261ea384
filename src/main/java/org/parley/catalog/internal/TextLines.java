package org.parley.catalog.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The lines of a UTF-8 file, numbered from 1. Lines can be given back, to be read again. A line that is no UTF-8 or too
 * long comes with what is wrong with it, so that the rest of the file can still be read.
 */
final class TextLines {

    static final int LONGEST = 1 << 20;

    private final InputStream in;
    private final Deque<Line> again = new ArrayDeque<>();
    private int number;
    private long bytes;

    TextLines(InputStream in) {
        this.in = in;
    }

    /** The next line, or {@code null} at the end. */
    Line next() throws IOException {
        if (!again.isEmpty()) {
            return again.pop();
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        boolean tooLong = false;
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            bytes++;
            if (line.size() < LONGEST) {
                line.write(next);
            } else {
                tooLong = true;
            }
            next = in.read();
        }
        bytes++;
        number++;
        return tooLong ? new Line(number, "", "is longer than a megabyte") : decoded(line.toByteArray());
    }

    private Line decoded(byte[] raw) {
        int length = raw.length > 0 && raw[raw.length - 1] == '\r' ? raw.length - 1 : raw.length;
        int start = number == 1 && length >= 3 && raw[0] == (byte) 0xEF && raw[1] == (byte) 0xBB && raw[2] == (byte) 0xBF ? 3 : 0;
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw, start, length - start)).toString();
            return new Line(number, text, text.indexOf('\0') >= 0 ? "has characters that are no text" : null);
        } catch (CharacterCodingException notUtf8) {
            return new Line(number, "", "is not in UTF-8");
        }
    }

    void giveBack(List<Line> lines) {
        for (int at = lines.size() - 1; at >= 0; at--) {
            again.push(lines.get(at));
        }
    }

    /** So much of the file is behind us. */
    long bytes() {
        return bytes;
    }

    /** One line; {@code wrong} says why its text cannot be used, or is {@code null}. */
    record Line(int number, String text, String wrong) {
    }
}
