package org.parley.payments.adapter.sandbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.payments.spi.NotAuthentic;

class SandboxSignatureTest {

    private static final String SECRET = "whsec";
    private static final long SECONDS = 1_795_000_000L;
    private static final byte[] BODY = "{\"id\":\"evt_1\", \"data\":{}}".getBytes(StandardCharsets.UTF_8);

    private final SandboxSignature signature = at(SECONDS);

    @Test
    void acceptsTheRawBytesThatWereSigned() {
        assertThatCode(() -> signature.check(header(SECRET, SECONDS, BODY), BODY)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"t=1795000000", "v1=00", "t=,v1=", "t=1795000000,v1=zz", "t=99999999999999999999,v1=00"})
    void refusesHeadersOfAnotherForm(String header) {
        assertThatThrownBy(() -> signature.check(header, BODY)).isInstanceOf(NotAuthentic.class);
    }

    @Test
    void refusesAnotherSecretOneChangedByteAndAReserialisedBody() {
        byte[] changed = BODY.clone();
        changed[7] ^= 1;
        byte[] reserialised = "{\"id\":\"evt_1\",\"data\":{}}".getBytes(StandardCharsets.UTF_8);
        String right = header(SECRET, SECONDS, BODY);

        assertThatThrownBy(() -> signature.check(header("other", SECONDS, BODY), BODY)).isInstanceOf(NotAuthentic.class);
        assertThatThrownBy(() -> signature.check(right, changed)).isInstanceOf(NotAuthentic.class);
        assertThatThrownBy(() -> signature.check(right, reserialised)).isInstanceOf(NotAuthentic.class);
        assertThatThrownBy(() -> signature.check(right.replace("t=" + SECONDS, "t=" + (SECONDS + 1)), BODY))
                .isInstanceOf(NotAuthentic.class);
    }

    @Test
    void refusesWhatWasSignedMoreThanFiveMinutesAgoOrAhead() {
        String header = header(SECRET, SECONDS, BODY);

        assertThatCode(() -> at(SECONDS + 300).check(header, BODY)).doesNotThrowAnyException();
        assertThatThrownBy(() -> at(SECONDS + 301).check(header, BODY)).isInstanceOf(NotAuthentic.class);
        assertThatThrownBy(() -> at(SECONDS - 301).check(header, BODY)).isInstanceOf(NotAuthentic.class);
    }

    private static SandboxSignature at(long seconds) {
        return new SandboxSignature(SECRET, Clock.fixed(Instant.ofEpochSecond(seconds), ZoneOffset.UTC));
    }

    private static String header(String secret, long seconds, byte[] body) {
        return "t=" + seconds + ",v1=" + SandboxSignature.hmac(secret, seconds + ".", body);
    }
}
