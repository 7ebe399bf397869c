package dev.hansei.activities.calibrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.activities.Workplace;
import dev.hansei.activities.annotations.ShownVerdicts;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.LabelledOutcomes;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.cases.Split;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Labels that were given after a judge's verdict was shown certify none. */
class AnchoredLabelsIT {
  private static final Author PEOPLE = new Author.Outside("the makers of the set");

  @Test
  void labelsGivenAfterAVerdictMeasureNoJudge() throws SQLException {
    try (Workplace workplace = Workplace.open("anchored_labels");
        ArrangedLabels arranged = new ArrangedLabels(workplace)) {
      arranged.label(Split.GATE, ArrangedLabels.facts("archive", 9, 0), PEOPLE);
      arranged.label(Split.ALIGN, ArrangedLabels.facts("snapshot", 6, 0), PEOPLE);
      var sets = workplace.get(LabelSets.class);
      assertThat(sets.gather(arranged.project, arranged.criterion, Split.GATE).labelled())
          .hasSize(9);

      List<LabelledOutcome> all =
          workplace
              .get(LabelledOutcomes.class)
              .ofCriterion(arranged.project, arranged.criterion, PageRequest.first(200))
              .items();
      for (Split split : List.of(Split.GATE, Split.ALIGN)) {
        List<TaskId> some =
            all.stream()
                .filter(one -> one.task().split() == split)
                .limit(4)
                .map(one -> one.task().id())
                .toList();
        assertThat(ShownVerdicts.write(workplace, some)).isEqualTo(4);
      }

      LabelSets.Gathered measured = sets.gather(arranged.project, arranged.criterion, Split.GATE);
      assertThat(measured.labelled()).hasSize(5);
      assertThat(measured.leftOut()).isEqualTo(4);
      assertThat(sets.gather(arranged.project, arranged.criterion, Split.ALIGN).labelled())
          .as("they may teach one")
          .hasSize(6);
    }
  }
}
