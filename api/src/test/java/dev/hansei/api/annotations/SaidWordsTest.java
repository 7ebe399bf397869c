package dev.hansei.api.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.AnnotationId;
import dev.hansei.workflows.annotations.Answers;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.Marks;
import dev.hansei.workflows.annotations.Purpose;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.lineage.Sha256;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SaidWordsTest {
  private static final CaseContent ASKED = new CaseContent("Q", "", List.of(), Map.of());
  private static final String ANSWER = "Sure 😀 it is thirty days, always.";

  @Test
  void bothAnswersOfAPairStandWithTheirLetters() {
    assertThat(SaidWords.answer(new Item(ASKED, "one", Optional.of("two"))))
        .isEqualTo("a: one\n\nb: two");
    assertThat(SaidWords.answer(new Item(ASKED, "one"))).isEqualTo("one");
  }

  @Test
  void marksAreToldByTheWordsThatTheyStandOn() {
    var item = new Item(ASKED, ANSWER);
    var marks = new Marks(Sha256.of(ANSWER), List.of(new Marks.Span("wrong", 7, 13)));
    assertThat(SaidWords.of(said(marks), item)).isEqualTo("fail · where: wrong “it is ”");
    assertThat(SaidWords.of(said(new Marks(Sha256.of(ANSWER), List.of())), item))
        .endsWith("where: nothing to mark");
  }

  @Test
  void aMarkInATextThatIsGoneIsToldByItsPlace() {
    var marks = new Marks(Sha256.of("gone"), List.of(new Marks.Span("wrong", 0, 4)));
    assertThat(SaidWords.of(said(marks), new Item(ASKED, ANSWER)))
        .endsWith("where: wrong (1 to 4)")
        .doesNotContain("sha256");
  }

  private static Annotation said(Marks marks) {
    var lead = new Label.PassFail(false);
    Map<String, Label> answers = new LinkedHashMap<>();
    answers.put("label", lead);
    answers.put("where", marks);
    return new Annotation(
        new AnnotationId(new UUID(1, 1)),
        new TaskId(new UUID(1, 2)),
        Purpose.REVIEW,
        new Author.Outside("Aiko"),
        lead,
        new Answers(answers),
        "",
        Instant.EPOCH,
        Optional.empty());
  }
}
