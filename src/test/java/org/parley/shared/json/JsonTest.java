package org.parley.shared.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server's default JSON library silently bends is refused here. */
class JsonTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "{'quantity':0.5}", "{'quantity':1.5}", "{'quantity':1.0}", "{'quantity':2147483648}", "{'quantity':4294967297}",
        "{'quantity':'3'}", "{'quantity':true}", "{'quantity':1e400}", "{'quantity':''}", "{'quantity':1,'quantity':2}",
        "{'quantity':1} x", "{'quantity':1,'price':2}", "{'name':3}", "{'name':true}", "{'sure':1}", "{'sure':'true'}",
        "{'at':1700000000}", "{'at':'yesterday'}", "{'at':'+999999999-12-31T00:00:00Z'}",
        "{'at':'-0044-03-15T12:00:00Z'}", "{'at':'+10000-01-01T00:00:00Z'}", "[]", "'text'", "{'quantity':"})
    void refuses(String body) {
        assertThatThrownBy(() -> Json.mapper().readValue(body.replace('\'', '"'), Body.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void refusesAThousandLevels() {
        String deep = "[".repeat(1000) + "]".repeat(1000);
        assertThatThrownBy(() -> Json.mapper().readTree(deep)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void keepsWhatIsRightAndLeavesNullsOut() throws JsonProcessingException {
        Body body = Json.mapper().readValue("{\"quantity\":3,\"at\":\"2024-01-15T17:00:00+07:00\"}", Body.class);
        assertThat(body).isEqualTo(new Body(3, null, null, Instant.parse("2024-01-15T10:00:00Z")));
        assertThat(Json.write(body)).isEqualTo("{\"quantity\":3,\"at\":\"2024-01-15T10:00:00Z\"}");
    }

    record Body(Integer quantity, String name, Boolean sure, Instant at) {
    }
}
