package dev.hansei.activities.calibrations;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.calibrations.JudgeTestResult;
import dev.hansei.workflows.calibrations.Redundancy;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which criteria say the same of the same answers, by what people said. */
@Singleton
final class CriteriaAlike {
  /** The newest others: each is read with all its labels. */
  private static final int OTHERS_MAX = 20;

  private final Criteria criteria;
  private final LabelSets labels;

  CriteriaAlike(Criteria criteria, LabelSets labels) {
    this.criteria = criteria;
    this.labels = labels;
  }

  /** Others that have answers labelled on both, the most alike first. */
  List<JudgeTestResult.Other> of(ProjectId project, CriterionId criterion) {
    Map<ItemKey, LabelledOutcome> own = said(project, criterion);
    List<JudgeTestResult.Other> others = new ArrayList<>();
    if (own.isEmpty()) {
      return others;
    }
    for (Criterion other : criteria.page(project, PageRequest.first(OTHERS_MAX + 1)).items()) {
      if (!other.id().equals(criterion)) {
        List<Redundancy.Both> both = both(own, said(project, other.id()));
        if (!both.isEmpty()) {
          others.add(new JudgeTestResult.Other(other.id(), Redundancy.of(both)));
        }
      }
    }
    others.sort(
        Comparator.comparingDouble(
            one -> -one.redundancy().kappa().map(it -> it.value()).orElse(-1.0)));
    return others;
  }

  private Map<ItemKey, LabelledOutcome> said(ProjectId project, CriterionId criterion) {
    Map<ItemKey, LabelledOutcome> byItem = new TreeMap<>();
    for (Split split : Split.values()) {
      labels
          .gather(project, criterion, split)
          .labelled()
          .forEach(one -> byItem.put(one.task().item(), one));
    }
    return byItem;
  }

  private static List<Redundancy.Both> both(
      Map<ItemKey, LabelledOutcome> own, Map<ItemKey, LabelledOutcome> other) {
    List<Redundancy.Both> both = new ArrayList<>();
    own.forEach((item, first) -> {
      LabelledOutcome second = other.get(item);
      if (second != null) {
        both.add(
            new Redundancy.Both(
                first.asked().question(), LabelSets.passed(first), LabelSets.passed(second)));
      }
    });
    return both;
  }
}
