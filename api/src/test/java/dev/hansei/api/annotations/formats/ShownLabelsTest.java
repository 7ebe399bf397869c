package dev.hansei.api.annotations.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.infra.registry.annotations.Prelabels.Shown;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.Task;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who trains on a file of labels sees which were given after a judge had spoken. */
class ShownLabelsTest {
  private static final JudgeId JUDGE = new JudgeId(new UUID(1, 2));
  private static final CriterionId CRITERION = new CriterionId(new UUID(1, 3));

  @Test
  void linesAndRowsNameTheJudgeThatWasShown() {
    SaidItem shown = item(Optional.of(new Shown(JUDGE, "fail")));
    assertThat(new OwnLabelLines(new ObjectMapper(), false).item(shown))
        .contains("\"shown\":{", JUDGE.toString(), "\"label\":\"fail\"");
    CsvLabelRows rows = new CsvLabelRows(form());
    assertThat(rows.head()).contains(",shown,");
    assertThat(rows.item(shown)).contains("judge:%s fail".formatted(JUDGE));
  }

  @Test
  void ofABlindLabelTheySayNothing() {
    assertThat(new OwnLabelLines(new ObjectMapper(), false).item(item(Optional.empty())))
        .doesNotContain("shown");
  }

  private static SaidItem item(Optional<Shown> shown) {
    var content = new CaseContent("How long?", "", List.of(), Map.of());
    var item = new Item(content, "Thirty days.");
    Task task =
        Task.open(
            new TaskId(new UUID(1, 4)),
            new QueueId(new UUID(1, 5)),
            item,
            new Origin.OfTrace(TraceId.ofExternal("one")),
            Split.ALIGN);
    var said =
        new SaidItem.Saying(
            new Author.Outside("r1"),
            Map.of(Form.ONLY, new Label.PassFail(true)),
            "",
            "review",
            Instant.EPOCH,
            "",
            shown);
    return new SaidItem(
        new LabelledOutcome(task, CRITERION, item, Map.of(), List.of()), List.of(said));
  }

  private static Form form() {
    return new Form(
        "one",
        List.of(
            new Field(
                Form.ONLY,
                Optional.of(CRITERION),
                "Is it right?",
                new LabelKind.PassFail(),
                true,
                "",
                List.of())));
  }
}
