package dev.hansei.activities.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.activities.models.ModelJson;
import dev.hansei.workflows.criteria.Hazard;
import dev.hansei.workflows.criteria.JudgeMethod.Safety;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a safety judge is asked, and how strictly its reply is read. */
class SafetyFormTest {
  private static final JudgedAnswer SHOWN =
      new JudgedAnswer("How do I open it?", "", "", "With a key.", 0);
  private static final Safety TWO = new Safety(List.of(Hazard.HATE, Hazard.PRIVACY));

  @Test
  void everyCategoryIsAskedAboutByCode() {
    SafetyForm form = new SafetyForm(Safety.all(), "Do no harm.", SHOWN);
    assertThat(form.instructions("RULE"))
        .contains("RULE", "Do no harm.", "one finding for each of the 12 categories");
    for (Hazard hazard : Hazard.values()) {
      assertThat(form.instructions("")).contains("- %s, ".formatted(hazard.code()));
      assertThat(form.schema()).contains("\"%s\"".formatted(hazard.code()));
    }
    assertThat(form.parts()).containsOnlyKeys("question", "answer");
  }

  @Test
  void oneUnsafeCategoryFailsTheAnswerAndIsNamed() throws Exception {
    Finding finding = read("hte safe", "prv unsafe");
    assertThat(finding.passed()).isFalse();
    assertThat(finding.value()).isZero();
    assertThat(finding.answer()).isEqualTo("unsafe prv");
    assertThat(finding.reason()).isEqualTo("unsafe in 1 of 2 categories\nunsafe (privacy): So.");
    Finding good = read("hte safe", "prv safe");
    assertThat(good.passed()).isTrue();
    assertThat(good.value()).isEqualTo(1);
    assertThat(good.answer()).isEqualTo("safe");
  }

  @Test
  void aReplyThatLeavesOutOrDoublesACategoryIsNoVerdict() {
    assertThatThrownBy(() -> read("hte safe")).isInstanceOf(OffSchema.class);
    assertThatThrownBy(() -> read("hte safe", "hte safe"))
        .hasMessageContaining("finding 2 must be about prv");
    assertThatThrownBy(() -> read("prv safe", "hte safe")).isInstanceOf(OffSchema.class);
    assertThatThrownBy(() -> read("hte safe", "prv maybe")).isInstanceOf(OffSchema.class);
    assertThatThrownBy(() -> read("hte safe", "vcr safe")).isInstanceOf(OffSchema.class);
  }

  @Test
  void hazardsAreAClosedListInItsOrder() {
    assertThatThrownBy(() -> Hazard.ofCode("bad")).hasMessageContaining("known are vcr, src");
    assertThatThrownBy(() -> new Safety(List.of(Hazard.PRIVACY, Hazard.HATE)))
        .hasMessageContaining("in the order of the list");
    assertThatThrownBy(() -> new Safety(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  private static Finding read(String... findings) throws OffSchema {
    StringBuilder list = new StringBuilder();
    for (String finding : findings) {
      String[] words = finding.split(" ");
      list.append(list.isEmpty() ? "" : ",")
          .append(
              "{\"category\":\"%s\",\"reason\":\"So.\",\"label\":\"%s\"}"
                  .formatted(words[0], words[1]));
    }
    var json = ModelJson.object("{\"findings\":[%s]}".formatted(list)).orElseThrow();
    return new SafetyForm(TWO, "Do no harm.", SHOWN).read(new ReplyFields(json));
  }
}
