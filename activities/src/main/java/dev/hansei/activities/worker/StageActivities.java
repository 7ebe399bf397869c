package dev.hansei.activities.worker;

import dev.hansei.activities.annotations.AnnotationActivitiesImpl;
import dev.hansei.activities.calibrations.AlignmentActivitiesImpl;
import dev.hansei.activities.calibrations.CalibrationActivitiesImpl;
import dev.hansei.activities.campaigns.CampaignActivitiesImpl;
import dev.hansei.activities.cases.CaseActivitiesImpl;
import dev.hansei.activities.failures.FailureActivitiesImpl;
import dev.hansei.activities.gates.GateActivitiesImpl;
import dev.hansei.activities.promotions.PromotionActivitiesImpl;
import dev.hansei.activities.suites.SuiteActivitiesImpl;
import dev.hansei.activities.tunings.TuningActivitiesImpl;
import dev.hansei.workflows.TaskQueues;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/** Which activities are served from which queue. An activity stands where its contract says. */
@Factory
final class StageActivities {
  @Singleton
  @Named(TaskQueues.LOOP)
  ActivityGroup loop(
      FailureActivitiesImpl failures, CaseActivitiesImpl cases, SuiteActivitiesImpl suites) {
    return new ActivityGroup(TaskQueues.LOOP, List.of(failures, cases, suites));
  }

  /** On the same queue: the stages that wait for people, and the campaigns that drive all. */
  @Singleton
  @Named("loop-people")
  ActivityGroup people(
      AnnotationActivitiesImpl annotations,
      CalibrationActivitiesImpl calibrations,
      PromotionActivitiesImpl promotions,
      CampaignActivitiesImpl campaigns) {
    return new ActivityGroup(
        TaskQueues.LOOP, List.of(annotations, calibrations, promotions, campaigns));
  }

  /** Alignments on each of their queues. */
  @Singleton
  @Named("loop-alignments")
  ActivityGroup alignments(AlignmentActivitiesImpl alignments) {
    return new ActivityGroup(TaskQueues.LOOP, List.of(alignments));
  }

  @Singleton
  @Named("models-alignments")
  ActivityGroup aligning(AlignmentActivitiesImpl alignments) {
    return new ActivityGroup(TaskQueues.MODELS, List.of(alignments));
  }

  @Singleton
  @Named("cpu-alignments")
  ActivityGroup comparing(AlignmentActivitiesImpl alignments) {
    return new ActivityGroup(TaskQueues.CPU, List.of(alignments));
  }

  @Singleton
  @Named("loop-tunings")
  ActivityGroup tunings(TuningActivitiesImpl tunings) {
    return new ActivityGroup(TaskQueues.LOOP, List.of(tunings));
  }

  @Singleton
  @Named(TaskQueues.TUNING)
  ActivityGroup training(TuningActivitiesImpl tunings) {
    return new ActivityGroup(TaskQueues.TUNING, List.of(tunings));
  }

  @Singleton
  @Named(TaskQueues.MODELS)
  ActivityGroup models(
      CaseActivitiesImpl cases,
      SuiteActivitiesImpl suites,
      CalibrationActivitiesImpl calibrations) {
    return new ActivityGroup(TaskQueues.MODELS, List.of(cases, suites, calibrations));
  }

  @Singleton
  @Named(TaskQueues.CPU)
  ActivityGroup cpu(
      SuiteActivitiesImpl suites,
      AnnotationActivitiesImpl annotations,
      CalibrationActivitiesImpl calibrations,
      GateActivitiesImpl gates) {
    return new ActivityGroup(TaskQueues.CPU, List.of(suites, annotations, calibrations, gates));
  }
}
