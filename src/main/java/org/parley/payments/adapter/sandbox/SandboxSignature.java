package org.parley.payments.adapter.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.parley.payments.spi.NotAuthentic;

/**
 * Checks {@code Sandbox-Signature: t=<epoch seconds>,v1=<hex>}: HMAC-SHA256 over {@code t + "." + raw body}. A signature
 * of more than five minutes ago, or as far ahead, is refused, so that a recorded webhook cannot be replayed for ever.
 */
final class SandboxSignature {

    static final String HEADER = "Sandbox-Signature";
    private static final Pattern FORM = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final String secret;
    private final Clock clock;

    SandboxSignature(String secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /** @throws NotAuthentic unless the header fits these very bytes now */
    void check(String header, byte[] body) {
        Matcher form = FORM.matcher(header == null ? "" : header);
        if (!form.matches()) {
            throw new NotAuthentic("no signature");
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(form.group(1))), clock.instant()).abs();
        String expected = hmac(secret, form.group(1) + ".", body);
        boolean same = MessageDigest.isEqual(expected.getBytes(StandardCharsets.US_ASCII),
                form.group(2).getBytes(StandardCharsets.US_ASCII));
        if (!same || age.compareTo(TOLERANCE) > 0) {
            throw new NotAuthentic(same ? "signature of another time" : "wrong signature");
        }
    }

    static String hmac(String secret, String prefix, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(prefix.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has HmacSHA256", missing);
        }
    }
}
