package org.parley.catalog.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.StringWriter;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.CharFilter;

/**
 * Brings spellings of one word together before the text is cut: T-shirt and t shirt, full-width letters. Offsets are not
 * corrected, since nothing is highlighted.
 */
final class JoinedWords extends CharFilter {

    private static final Pattern T_SHIRT = Pattern.compile("(?i)\\bt[-\\s‐‑]?shirt");

    private final Reader joined;

    JoinedWords(Reader text) {
        super(text);
        joined = new java.io.StringReader(join(text));
    }

    private static String join(Reader text) {
        try {
            StringWriter all = new StringWriter();
            text.transferTo(all);
            String plain = java.text.Normalizer.normalize(all.toString(), java.text.Normalizer.Form.NFC);
            return T_SHIRT.matcher(plain).replaceAll("tshirt");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        return joined.read(buffer, offset, length);
    }

    @Override
    protected int correct(int offset) {
        return offset;
    }
}
