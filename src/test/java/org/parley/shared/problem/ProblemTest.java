package org.parley.shared.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {

    @ParameterizedTest
    @ValueSource(strings = {"type", "title", "status", "detail", "instance", "code"})
    void noMemberHidesOneOfEveryProblem(String member) {
        assertThatThrownBy(() -> Problem.conflict("orderNotPaid", "It is not paid.", Map.of(member, "paid")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(member);
    }

    @Test
    void takesMembersOfItsOwn() {
        assertThat(Problem.conflict("orderNotPaid", "It is not paid.", Map.of("orderStatus", "expired")).members())
                .containsEntry("orderStatus", "expired");
    }
}
