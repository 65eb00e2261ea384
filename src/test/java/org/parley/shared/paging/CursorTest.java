package org.parley.shared.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.shared.problem.Problem;

class CursorTest {

    @Test
    void readsWhatItWrote() {
        String[] parts = Cursor.decode(Cursor.encode(Instant.parse("2026-11-24T11:00:00Z"), "x"), 2);
        assertThat(Cursor.instant(parts[0])).isEqualTo("2026-11-24T11:00:00Z");
        assertThat(parts[1]).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "+999999999-12-31T23:59:59.999999999Z", "-999999999-01-01T00:00:00Z",
        "+10000-01-01T00:00:00Z"})
    void refusesInstantsThatNoListHas(String instant) {
        assertThatThrownBy(() -> Cursor.instant(instant)).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.status()).isEqualTo(400));
    }
}
