package dev.hansei.workflows.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelSettingsTest {
  private final ObjectMapper json = new ObjectMapper();

  @Test
  void takesUpToFourStops() {
    assertThat(stopping(List.of("END", "\n\n")).stop()).containsExactly("END", "\n\n");
    assertThat(stopping(List.of()).stop()).isNull();
    assertThatThrownBy(() -> stopping(Collections.nCopies(5, "x")))
        .hasMessageContaining("at most 4");
    assertThatThrownBy(() -> stopping(List.of(""))).hasMessageContaining("1 to 200 characters");
    assertThatThrownBy(() -> stopping(List.of("x".repeat(201))))
        .hasMessageContaining("1 to 200 characters");
  }

  @Test
  void settingsFromBeforeStopsAreRead() throws JsonProcessingException {
    assertThat(json.readValue("{\"temperature\":0.2,\"seed\":7}", ModelSettings.class))
        .isEqualTo(new ModelSettings(0.2, null, null, 7L));
    assertThat(json.readValue("{\"stop\":[\"END\"]}", ModelSettings.class))
        .isEqualTo(stopping(List.of("END")));
  }

  private static ModelSettings stopping(List<String> stop) {
    return new ModelSettings(null, null, null, null, stop);
  }
}
