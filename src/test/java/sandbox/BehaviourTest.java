package sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BehaviourTest {

    @Test
    void worksProperlyUnlessTold() throws Exception {
        assertThat(Wire.MAPPER.readValue("{}", Behaviour.class)).isEqualTo(Behaviour.PROPER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"duplicate\":-1}", "{\"duplicate\":201}", "{\"delaySeconds\":0.5}", "{\"unheardOf\":1}",
        "{\"timeoutOutcome\":\"maybe\"}", "{\"silenceSeconds\":0}"})
    void refusesWhatItCannotDo(String json) {
        assertThatThrownBy(() -> Wire.MAPPER.readValue(json, Behaviour.class)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void countedFaultsCountDownToNone() {
        Faults faults = new Faults();
        faults.behave(new Behaviour(null, null, null, 1, 2, null, null));

        assertThat(java.util.stream.Stream.generate(faults::takeError).limit(4)).containsExactly(true, true, false, false);
        assertThat(java.util.stream.Stream.generate(faults::takeDrop).limit(2)).containsExactly(true, false);
    }
}
