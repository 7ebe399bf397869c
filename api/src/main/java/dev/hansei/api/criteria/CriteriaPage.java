package dev.hansei.api.criteria;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.Judge;
import java.util.List;

/** What good means here, and who judges it. */
public record CriteriaPage(Frame frame, List<CriterionLine> criteria) {
  public CriteriaPage {
    criteria = List.copyOf(criteria);
  }

  /** A criterion and its judges, newest first. */
  public record CriterionLine(Criterion criterion, List<Judge> judges) {
    public CriterionLine {
      judges = List.copyOf(judges);
    }
  }
}
