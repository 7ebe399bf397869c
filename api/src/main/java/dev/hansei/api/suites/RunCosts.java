package dev.hansei.api.suites;

import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.PaidByModel;
import dev.hansei.infra.registry.models.PriceLists;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.workflows.models.Cost;
import dev.hansei.workflows.models.Pricing;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunSuite;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What runs have paid, by the journal and by the prices that were in force at their planning. */
@Singleton
public final class RunCosts {
  private final CallJournal journal;
  private final PriceLists prices;

  RunCosts(CallJournal journal, PriceLists prices) {
    this.journal = journal;
    this.prices = prices;
  }

  /** The prices that a run is reckoned by. */
  Pricing pricing(ProjectId project, RunView run) {
    LocalDate planned = LocalDate.ofInstant(run.startedAt(), ZoneOffset.UTC);
    return prices.of(project, run.priceList(), planned);
  }

  /** What it has paid so far, for each model. */
  List<PaidByModel> byModel(ProjectId project, RunView run) {
    return journal.paidByModel(project, RunSuite.workflowId(run.input()));
  }

  /** All that a run cost, and what of it it paid itself. */
  public RunCostResource resource(ProjectId project, RunView run) {
    return RunCostResource.of(run.cost(), byModel(project, run), pricing(project, run));
  }

  /** The same together; answers that were in the journal cost nothing again. */
  Cost paid(ProjectId project, RunView run) {
    return PaidByModel.cost(byModel(project, run), pricing(project, run));
  }
}
