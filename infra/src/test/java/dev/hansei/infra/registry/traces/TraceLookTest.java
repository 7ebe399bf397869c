package dev.hansei.infra.registry.traces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.traces.Span;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TraceLookTest {
  @Test
  void readsWithoutEndOnlyWhereAnIndexLeads() {
    assertThat(look("", "", "", "").readMost()).isEmpty();
    assertThat(look("gpt", "", "", "").readMost()).isEmpty();
    assertThat(look("", "support", "", "").readMost()).isEmpty();
  }

  @Test
  void readsSoManyWhereWhatIsReadMayNotFit() {
    assertThat(look("gpt", "support", "", "").readMost()).hasValue(TraceLook.READ_MAX);
    assertThat(look("", "support", "3", "").readMost()).hasValue(TraceLook.READ_MAX);
    assertThat(look("gpt", "", "", "refund").readMost()).hasValue(TraceLook.READ_TEXT_MAX);
    var failed =
        new TraceLook(
            Optional.empty(),
            Optional.empty(),
            Optional.of(Span.Status.ERROR),
            Optional.empty(),
            "gpt",
            "",
            "",
            "",
            "");
    assertThat(failed.readMost()).hasValue(TraceLook.READ_MAX);
  }

  private static TraceLook look(String model, String prompt, String version, String text) {
    return new TraceLook(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        model,
        prompt,
        version,
        "",
        text);
  }
}
