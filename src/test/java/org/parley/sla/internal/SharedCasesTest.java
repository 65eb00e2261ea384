package org.parley.sla.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.shared.json.Json;
import org.parley.sla.Explanation.Part;
import org.parley.sla.Explanation.Why;
import org.parley.sla.Hours;
import org.parley.sla.internal.calendar.BusinessCalendar;
import org.parley.sla.internal.calendar.Explainer;
import org.parley.sla.internal.calendar.HoursReader;
import org.parley.sla.internal.calendar.Micros;
import org.parley.sla.internal.calendar.Pauses;
import org.parley.sla.internal.clock.SlaSamples;

/** Every case of the shared case file, due time and explanation. */
class SharedCasesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void answersTheExpectedDueTime(String id, BusinessCalendar calendar, JsonNode given) {
        Instant start = Instant.parse(given.get("start").asText());
        long target = given.get("targetSeconds").asLong() * Micros.SECOND;
        Pauses pauses = pauses(given.get("pauses"));

        Optional<Instant> due = calendar.due(start, target, pauses);

        JsonNode expected = given.get("expectedDue");
        assertThat(due).isEqualTo(expected.isNull() ? Optional.empty() : Optional.of(Instant.parse(expected.asText())));
        if (due.isPresent()) {
            List<Part> parts = Explainer.explain(calendar, start, due.get(), pauses);
            SlaSamples.assertExplains(parts, start, due.get(), target);
        } else {
            assertThat(Explainer.explainNever(calendar, start, pauses))
                    .containsExactly(new Part(start, BusinessCalendar.horizon(start), false, Why.NEVER_OPENS));
        }
    }

    static Stream<Arguments> cases() throws IOException {
        JsonNode file;
        try (InputStream in = SharedCasesTest.class.getResourceAsStream("/sla/cases.json")) {
            file = Json.mapper().readTree(in);
        }
        Map<String, BusinessCalendar> calendars = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : file.get("calendars").properties()) {
            calendars.put(entry.getKey(),
                    HoursReader.read(Json.mapper().convertValue(entry.getValue(), Hours.class), ""));
        }
        List<Arguments> cases = new ArrayList<>();
        for (JsonNode given : file.get("cases")) {
            cases.add(Arguments.of(given.get("id").asText(), calendars.get(given.get("calendar").asText()), given));
        }
        assertThat(cases).hasSize(36);
        return cases.stream();
    }

    private static Pauses pauses(JsonNode pairs) {
        List<Pauses.Span> spans = new ArrayList<>();
        if (pairs != null) {
            for (JsonNode pair : pairs) {
                spans.add(Pauses.Span.of(Instant.parse(pair.get(0).asText()), Instant.parse(pair.get(1).asText())));
            }
        }
        return Pauses.of(spans);
    }
}
