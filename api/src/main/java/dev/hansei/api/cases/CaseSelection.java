package dev.hansei.api.cases;

import dev.hansei.api.bodies.Rules;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.workflows.cases.CaseId;
import java.util.List;

/** Cases of one dataset that something is to be done with: 1 to 1,000 ids. */
public record CaseSelection(List<String> cases) {
  public CaseSelection {
    cases = Rules.list("cases", cases, Cases.CASES_MAX);
    for (int i = 0; i < cases.size(); i++) {
      Rules.id("cases[%d]".formatted(i), cases.get(i));
    }
  }

  List<CaseId> ids() {
    return cases.stream().map(CaseId::of).distinct().toList();
  }
}
