package dev.hansei.activities.calibrations;

import dev.hansei.activities.Beating;
import dev.hansei.activities.cases.JudgedCase;
import dev.hansei.activities.criteria.FeatureReader;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.lineage.Artifacts;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.calibrations.LearnedTraining;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.LearnedModel;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Learns judges from the labels of role align, and from no others. */
@Singleton
final class JudgeSchool {
  private final LabelSets labels;
  private final FeatureReader features;
  private final Judges judges;
  private final Artifacts artifacts;
  private final ObjectStore objects;
  private final CanonicalJson json;

  JudgeSchool(
      LabelSets labels,
      FeatureReader features,
      Judges judges,
      Artifacts artifacts,
      ObjectStore objects,
      CanonicalJson json) {
    this.labels = labels;
    this.features = features;
    this.judges = judges;
    this.artifacts = artifacts;
    this.objects = objects;
    this.json = json;
  }

  /**
   * Learns a judge and saves it as a version of the criterion; the same labels give the same
   * version. To be called in an activity: it beats.
   *
   * @throws RegistryException INVALID {@code too-few-align-labels}
   */
  Judge learn(ProjectId project, CriterionId criterion, Actor actor) {
    List<LabelledOutcome> labelled = labels.gather(project, criterion, Split.ALIGN).labelled();
    List<LearnedTraining.Example> examples = new ArrayList<>();
    Beating.here().each(labelled, this::example, examples::addAll);
    if (!LearnedTraining.isEnough(examples)) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "too-few-align-labels",
          "A judge learns from %d labels of role align, %d of each kind; there are %d."
              .formatted(LearnedTraining.LABELS_MIN, LearnedTraining.CLASS_MIN, examples.size()));
    }
    ArtifactRef training = labels.keep(labelled);
    LearnedModel learnt =
        Beating.here()
            .compute(() -> LearnedTraining.learn(examples, features.embedder(), training));
    artifacts.register(project, training);
    byte[] content = json.write(learnt).getBytes(StandardCharsets.UTF_8);
    return judges.create(
        project,
        new Judges.NewJudge(
            criterion,
            "Learnt from %d labels of role align: %d features, logistic regression."
                .formatted(examples.size(), learnt.features().size()),
            features.embedder(),
            ModelSettings.DEFAULTS,
            Optional.of(objects.put(content, ArtifactRef.JSON)),
            people(labelled),
            Optional.empty()),
        actor);
  }

  private LearnedTraining.Example example(LabelledOutcome one) {
    CaseContent asked = one.asked();
    return new LearnedTraining.Example(
        // By what is asked and not by the case's id: the same labels give the same judge anywhere.
        // Turns of one conversation are in one fold.
        asked.opening(), features.of(JudgedCase.of(asked, one.answer(), 0)), LabelSets.passed(one));
  }

  private static List<PersonId> people(List<LabelledOutcome> labelled) {
    return labelled.stream()
        .flatMap(one -> LabelSets.people(one).stream())
        .distinct()
        .sorted()
        .toList();
  }
}
