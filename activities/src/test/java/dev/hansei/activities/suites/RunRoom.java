package dev.hansei.activities.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.models.StubModelServer;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.suites.OutcomeFilter;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.RunSuiteResult;
import dev.hansei.workflows.suites.SuiteActivities;
import dev.hansei.workflows.suites.SuiteActivities.ChunkOfItems;
import dev.hansei.workflows.suites.SuiteActivities.RunClosing;
import dev.hansei.workflows.suites.SuiteActivities.RunPlan;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Where runs are made for tests: a real registry, a model server over HTTP, and the activities as
 * Temporal calls them. Registered as an extension, the model server forgets before each test, and
 * all ends with the class.
 */
final class RunRoom implements BeforeEachCallback, AfterAllCallback {
  private static final int OUTCOMES_MAX = 200;

  private final Workplace workplace;
  private TestActivityEnvironment temporal;
  private SuiteActivities activities;

  private RunRoom(Workplace workplace) {
    this.workplace = workplace;
    temporal = environment(workplace.get(SuiteActivitiesImpl.class));
    activities = temporal.newActivityStub(SuiteActivities.class);
  }

  private static TestActivityEnvironment environment(SuiteActivitiesImpl implementation) {
    TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
    environment.registerActivitiesImplementations(implementation);
    return environment;
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
    close();
  }

  /** Ends it; what registers it as an extension need not call this. */
  void close() {
    temporal.close();
    workplace.close();
  }

  /** From now on these are the activities, in a Temporal environment of their own. */
  void employ(SuiteActivitiesImpl implementation) {
    rest();
    temporal = environment(implementation);
    activities = temporal.newActivityStub(SuiteActivities.class);
  }

  /** Ends the Temporal environment there is; again changes nothing. */
  void rest() {
    temporal.close();
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

  /** Runs it to its end; the outcomes as the registry has them. */
  List<Outcome> run(RunSuiteInput input) {
    finish(input);
    return outcomes(input);
  }

  /** Runs it to its end, all chunks in turn. */
  RunSuiteResult finish(RunSuiteInput input) {
    RunPlan plan = activities.planRun(input);
    for (int chunk = 0; chunk < plan.chunks(); chunk++) {
      activities.runChunk(new ChunkOfItems(input, plan, chunk));
    }
    return activities.closeRun(new RunClosing(input, plan.planned(), RunState.COMPLETED));
  }

  /** The outcomes as the registry has them now, the first 200. */
  List<Outcome> outcomes(RunSuiteInput input) {
    return get(Outcomes.class)
        .page(input.projectId(), input.runId(), OutcomeFilter.ALL, PageRequest.first(OUTCOMES_MAX))
        .items();
  }

  /** The outcome of one item, which must be there. */
  Outcome outcome(RunSuiteInput input, int ordinal) {
    return get(Outcomes.class).find(input.projectId(), input.runId(), ordinal).orElseThrow();
  }

  /** The run as the registry has it now. */
  RunView view(RunSuiteInput input) {
    return get(Runs.class).require(input.projectId(), input.runId());
  }

  /** A step of an activity must fail, and say that. */
  static void assertFails(FailureCode code, ThrowingCallable step) {
    assertThatThrownBy(step)
        .rootCause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> assertThat(failure.getType()).isEqualTo(code.name()));
  }
}
