package dev.hansei.activities.suites;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.models.StubModelServer;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.suites.OutcomeFilter;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.SuiteActivities;
import dev.hansei.workflows.suites.SuiteActivities.ChunkOfItems;
import dev.hansei.workflows.suites.SuiteActivities.RunClosing;
import dev.hansei.workflows.suites.SuiteActivities.RunPlan;
import io.temporal.testing.TestActivityEnvironment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Where runs are made for tests: a real registry, a model server over HTTP that forgets before each
 * test, and the activities as Temporal calls them.
 */
final class RunRoom implements BeforeEachCallback, AfterAllCallback {
  private final Workplace workplace;
  private final TestActivityEnvironment temporal = TestActivityEnvironment.newInstance();
  private final SuiteActivities activities;

  private RunRoom(Workplace workplace) {
    this.workplace = workplace;
    temporal.registerActivitiesImplementations(workplace.get(SuiteActivitiesImpl.class));
    activities = temporal.newActivityStub(SuiteActivities.class);
  }

  static RunRoom open(String name) {
    return new RunRoom(Workplace.open(name));
  }

  static RunRoom open(String name, StubModelServer.Setup setup) {
    return new RunRoom(Workplace.open(name, setup));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    stub().forget();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    temporal.close();
    workplace.close();
  }

  Workplace workplace() {
    return workplace;
  }

  <T> T get(Class<T> type) {
    return workplace.get(type);
  }

  StubModelServer stub() {
    return workplace.stub();
  }

  SuiteActivities activities() {
    return activities;
  }

  /** Runs it to its end, its first chunk; the outcomes as the registry has them. */
  List<Outcome> run(RunSuiteInput input) {
    RunPlan plan = activities.planRun(input);
    activities.runChunk(new ChunkOfItems(input, plan, 0));
    activities.closeRun(new RunClosing(input, plan.planned(), RunState.COMPLETED));
    var all = new OutcomeFilter(Optional.empty(), false);
    return get(Outcomes.class)
        .page(input.projectId(), input.runId(), all, PageRequest.first())
        .items();
  }
}
