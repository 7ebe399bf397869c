package dev.hansei.api.prompts.playground;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseContent.ContextPassage;
import dev.hansei.workflows.cases.CaseValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrialValuesTest {
  private static final Map<String, Object> APPLICATION = Map.of("retrievalDepth", 3);
  private static final CaseContent CASE =
      new CaseContent(
          "How long?",
          "30",
          List.of(
              new ContextPassage("p1", "Thirty days."), new ContextPassage("p2", "Or so.\n\nNo.")),
          Map.of("tone", "plain"));

  @Test
  void aCaseThatNobodyChangedIsAskedAsSuitesAskIt() {
    Map<String, Object> typed = new LinkedHashMap<>(CaseValues.variables(CASE));
    var values = TrialValues.of(typed, Optional.of(CASE));
    assertThat(values.inputs(APPLICATION)).isEqualTo(CaseValues.inputs(CASE, APPLICATION));
    assertThat(TrialValues.of(Map.of(), Optional.of(CASE)).values())
        .isEqualTo(CaseValues.variables(CASE));
  }

  @Test
  void whatIsTypedOverACaseCounts() {
    var values = TrialValues.of(Map.of("question", "Why?"), Optional.of(CASE));
    assertThat(values.values()).containsEntry("question", "Why?").containsEntry("tone", "plain");
    assertThat(values.inputs(APPLICATION))
        .containsEntry("question", "Why?")
        .containsEntry("context", CaseValues.inputs(CASE, APPLICATION).get("context"));
  }

  @Test
  void typedPassagesAreReadAsCasesWriteThem() {
    var values = TrialValues.of(Map.of("context", "[a] One.\n\nStill one.\n\n[b] Two."), none());
    assertThat(values.inputs(APPLICATION).get("context"))
        .isEqualTo(
            List.of(
                Map.of("id", "a", "text", "One.\n\nStill one."),
                Map.of("id", "b", "text", "Two.")));
    assertThat(TrialValues.of(Map.of("context", "Plain."), none()).inputs(APPLICATION))
        .containsEntry("context", List.of(Map.of("id", "1", "text", "Plain.")))
        .containsEntry("question", "");
    assertThat(TrialValues.of(Map.of(), none()).inputs(APPLICATION))
        .containsEntry("context", List.of());
  }

  private static Optional<CaseContent> none() {
    return Optional.empty();
  }
}
