package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.traces.TraceSettings;
import dev.hansei.workflows.traces.redaction.CustomPattern;
import dev.hansei.workflows.traces.redaction.PersonalData;
import dev.hansei.workflows.traces.redaction.RedactionAction;
import dev.hansei.workflows.traces.redaction.RedactionPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Forms of redaction and settings: what is shown is what is read back. */
class TraceFormsTest {
  @Test
  void aPolicyComesBackAsItWasShown() {
    var policy =
        new RedactionPolicy(
            Map.of(PersonalData.EMAIL, RedactionAction.HASH, PersonalData.IP, RedactionAction.KEEP),
            List.of("Mira", "Aurora lamp"),
            List.of(new CustomPattern("sign", "a=b"), new CustomPattern("order", "[A-Z]{2}\\d+")));
    var read = RedactionForm.read(RedactionForm.filled(policy, 3));
    assertThat(read.errors()).isEmpty();
    assertThat(read.policy()).contains(policy);
  }

  @Test
  void whatIsWrongIsSaidAtItsField() {
    var read =
        RedactionForm.read(
            Map.of(
                "action-email", "shred", "names", "Mira\r\nx\r\n", "patterns", "a = (\nb = [a-z]"));
    assertThat(read.policy()).isEmpty();
    assertThat(read.errors()).containsOnlyKeys("action-email", "names", "patterns");
    assertThat(read.errors().get("action-email")).startsWith("'shred' is no action");
    assertThat(read.errors().get("names")).startsWith("A name of the list");
    assertThat(read.errors().get("patterns")).contains("of a is not RE2 syntax");
  }

  @Test
  void settingsComeBackAsTheyWereShown() {
    for (long bytes : List.of(TraceSettings.BYTES_MIN, 1_572_864L, TraceSettings.BYTES_MAX)) {
      var settings = new TraceSettings(Optional.of(3_650), Optional.empty(), Optional.of(bytes));
      assertThat(TraceSettingsForm.read(TraceSettingsForm.filled(settings)).settings())
          .contains(settings);
    }
    assertThat(TraceSettingsForm.read(Map.of()).settings()).contains(TraceSettings.DEFAULTS);
  }

  @Test
  void settingsOutOfTheirRangeAreRefusedEachAtItsField() {
    for (String wrong : List.of("0", "-1", "1.5e3", "99999999999999999999", "4,000", "∞")) {
      var form =
          Map.of("retentionDays", wrong, "requestsPerSecond", wrong, "mebibytesPerSecond", wrong);
      var read = TraceSettingsForm.read(form);
      assertThat(read.settings()).as(wrong).isEmpty();
      assertThat(read.errors())
          .as(wrong)
          .containsOnlyKeys("retentionDays", "requestsPerSecond", "mebibytesPerSecond");
    }
  }
}
