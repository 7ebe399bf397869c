package dev.hansei.workflows.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The small languages of assertions: templates, transforms, lists; and what an assertion may be.
 */
class GrammarTest {
  private static final Map<String, String> CASE = Map.of("days", " Five ", "tag", "{{days}}");

  @Test
  void templatesPrintFieldsThroughFiltersAndNothingTwice() {
    assertThat(fill("{{days}}|{{ days | trim | lower }}|{{days|trim|upper}}"))
        .isEqualTo(" Five |five|FIVE");
    assertThat(fill("{{tag}}")).isEqualTo("{{days}}");
    assertThat(fill("{{ days | json }}")).isEqualTo("\" Five \"");
    assertThat(fill("a { b } {c}")).isEqualTo("a { b } {c}");
    assertThat(ValueTemplate.parse("{{a}}{{b|trim}}{{a}}").names()).containsExactly("a", "b");
  }

  @Test
  void whatIsNoTemplateIsRefusedByName() {
    assertThatThrownBy(() -> fill("{{days | shout}}"))
        .hasMessageContaining("'shout' is no filter; there are trim, lower");
    assertThatThrownBy(() -> fill("{% if days %}x{% endif %}")).hasMessageContaining("statement");
    assertThatThrownBy(() -> fill("{{ days.replace('a', 'b') }}")).hasMessageContaining("no tag");
    assertThatThrownBy(() -> fill("{{hours}}")).hasMessage("the case has no field 'hours'");
  }

  @Test
  void transformsAreAClosedList() {
    assertThat(Transform.parse("strip-fences | json:/a/0 | trim").steps())
        .containsExactly(
            new Transform.Step.Filtered(TextFilter.STRIP_FENCES),
            new Transform.Step.Pointed("/a/0"),
            new Transform.Step.Filtered(TextFilter.TRIM));
    assertThatThrownBy(() -> Transform.parse("output.slice(1)"))
        .hasMessageContaining("'output.slice(1)' is no transform")
        .hasMessageContaining("Code is not run here");
    assertThat(TextFilter.STRIP_FENCES.apply("So:\n```json\n{\"a\": 1}\n```\nDone."))
        .isEqualTo("{\"a\": 1}");
    assertThat(TextFilter.FIRST_LINE.apply("\n \nyes\nno")).isEqualTo("yes");
    assertThat(TextFilter.LAST_LINE.apply("yes\nno\n\n")).isEqualTo("no");
    assertThat(TextFilter.SQUEEZE.apply(" a \n b ")).isEqualTo("a b");
    assertThat(TextFilter.CAPITALIZE.apply("fIVE")).isEqualTo("Five");
    assertThat(TextFilter.JSON.apply("a\"\n\u0001")).isEqualTo("\"a\\\"\\n\\u0001\"");
  }

  @Test
  void listsMayBeOneTextWithCommas() {
    assertThat(CommaList.parse(" a ,, b c,")).containsExactly("a", "b c");
    assertThat(CommaList.parse("\"a, b\" , c")).containsExactly("a, b", "c");
    assertThat(CommaList.parse("\"say \"\"x\"\"\",\"\\\"y\\\"\""))
        .containsExactly("say \"x\"", "\"y\"");
    assertThat(CommaList.parse(" , ")).isEmpty();
    assertThatThrownBy(() -> CommaList.parse("\"a")).hasMessage("a quote is not closed");
    assertThatThrownBy(() -> CommaList.parse("\"a\" b")).hasMessageContaining("comma must follow");
  }

  @Test
  void thresholdsAreScoresOrAmounts() {
    assertThat(of(MetricType.LATENCY, 500).threshold()).isEqualTo(500);
    assertThatThrownBy(() -> of(MetricType.F1, 5)).hasMessage("threshold is 0 to 1: 5.0");
    assertThatThrownBy(() -> of(MetricType.COST, -1)).hasMessage("threshold is not negative: -1.0");
    assertThat(MetricType.LATENCY.usualThreshold()).isEmpty();
    assertThat(MetricType.LEVENSHTEIN.usualThreshold()).hasValue(5);
  }

  @Test
  void aSetHasMembersAndIsNotTurnedRound() {
    var member = of(MetricType.F1, 0.5);
    var set = new AssertSet(List.of(member), true);
    assertThat(set(set, null).leaves()).containsExactly(member);
    assertThatThrownBy(() -> set(set, true)).hasMessageContaining("takes neither");
    assertThatThrownBy(() -> of(MetricType.ASSERT_SET, 1)).hasMessageContaining("has members");
    assertThatThrownBy(() -> new AssertSet(List.of(set(set, null)), true))
        .hasMessage("an assert-set holds no other set");
  }

  @Test
  void whatWasWrittenBeforeThereWasMoreIsReadAndKeepsItsHash() throws Exception {
    var mapper =
        JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .build();
    String old = "{\"metric\":\"f1\",\"threshold\":0.5,\"type\":\"f1\",\"weight\":1.0}";
    Assertion read = mapper.readValue(old, Assertion.class);
    assertThat(read).isEqualTo(of(MetricType.F1, 0.5));
    assertThat(read.negates()).isFalse();
    assertThat(mapper.writeValueAsString(read)).isEqualTo(old);
  }

  private static String fill(String template) {
    return ValueTemplate.parse(template).fill(CASE);
  }

  private static Assertion of(MetricType type, double threshold) {
    return new Assertion(type, type.word(), null, threshold, 1, null);
  }

  private static Assertion set(AssertSet members, @Nullable Boolean negated) {
    return new Assertion(MetricType.ASSERT_SET, "set", null, 1, 1, null, negated, null, members);
  }
}
