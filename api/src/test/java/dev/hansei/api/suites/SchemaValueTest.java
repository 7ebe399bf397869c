package dev.hansei.api.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.MetricType;
import org.junit.jupiter.api.Test;

/** Schemas as values: their patterns are RE2's, and what is written is what is read again. */
class SchemaValueTest {
  private static Assertion read(String schema) {
    try {
      return new NewAssertion(
              "is-json", new JsonMapper().readTree(schema), null, null, null, null, null, null)
          .assertion();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aPatternThatRe2CannotReadIsRefusedWhereverItStands() {
    assertThat(read("{\"properties\":{\"pattern\":{\"pattern\":\"^[A-Z]+$\"}}}").value())
        .contains("^[A-Z]+$");
    for (String schema :
        new String[] {
          "{\"pattern\":\"(?=a)b\"}",
          "{\"properties\":{\"a\":{\"items\":{\"pattern\":\"(a)\\\\1\"}}}}",
          "{\"patternProperties\":{\"(?!x)\":{}}}"
        }) {
      assertThatThrownBy(() -> read(schema))
          .isInstanceOf(InvalidFieldException.class)
          .hasMessageContaining("no RE2 pattern");
    }
  }

  @Test
  void whatIsProposedIsWrittenAsItWouldBeRead() {
    Assertion schema = read("{\"required\":[\"days\"],\"type\":\"object\"}");
    assertThat(AssertionWriter.of(schema).assertion()).isEqualTo(schema);
    var turned =
        new Assertion(MetricType.IS_REFUSAL, "not-is-refusal", null, 1, 1, null, true, null, null);
    assertThat(AssertionWriter.of(turned).type()).isEqualTo("not-is-refusal");
    assertThat(AssertionWriter.of(turned).assertion()).isEqualTo(turned);
    var length = new Assertion(MetricType.WORD_COUNT, "length", "{\"max\":90}", 1, 0, null);
    assertThat(AssertionWriter.of(length).assertion()).isEqualTo(length);
    var labels =
        new Assertion(MetricType.ICONTAINS_ANY, "names-a-label", "[\"yes\",\"no\"]", 1, 0, null);
    assertThat(AssertionWriter.of(labels).assertion()).isEqualTo(labels);
    var chrf = new Assertion(MetricType.CHRF, "chrf", null, 0.3, 1, null);
    assertThat(AssertionWriter.of(chrf).assertion()).isEqualTo(chrf);
  }
}
