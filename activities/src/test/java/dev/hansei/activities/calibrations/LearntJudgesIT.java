package dev.hansei.activities.calibrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.activities.Workplace;
import dev.hansei.activities.criteria.FeatureReader;
import dev.hansei.activities.criteria.JudgeCalls;
import dev.hansei.activities.criteria.JudgeReply;
import dev.hansei.activities.criteria.JudgedAnswer;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.calibrations.CalibrationActivities;
import dev.hansei.workflows.calibrations.CalibrationState;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.LearnedModel;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import io.temporal.failure.ApplicationFailure;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What judges are learnt from, and how one judges that was learnt long ago. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LearntJudgesIT {
  private static final Author PEOPLE = new Author.Outside("the makers of the set");

  private Workplace workplace;
  private Calibrating at;

  @BeforeAll
  void open() {
    workplace = Workplace.open("learntjudges");
  }

  @AfterAll
  void close() {
    workplace.close();
  }

  @BeforeEach
  void start() {
    at = new Calibrating(workplace);
  }

  @AfterEach
  void stop() {
    at.close();
  }

  @Test
  void theSameLabelsTeachTheSameJudge() {
    at.labels.label(Split.ALIGN, ArrangedLabels.facts("snapshot", 60, 7), PEOPLE);
    JudgeId first = at.activities.learnJudge(at.learning());
    assertThat(at.activities.learnJudge(at.learning())).isEqualTo(first);
  }

  @Test
  void aJudgeLearntWithTheFirstFeaturesJudgesAsItDid() {
    FeatureReader features = workplace.get(FeatureReader.class);
    var shown = new JudgedAnswer("How long?", "For 30 days.", "", "I'm sorry, I cannot say.", 0);
    String stored = workplace.get(CanonicalJson.class).write(firstModel(features, shown));
    assertThat(stored).doesNotContain("crossValidated", "calibration");
    Judge judge = learntLongAgo(features, stored);
    assertThat(judge.fingerprint(features.embedder()))
        .isEqualTo(
            Sha256.of(
                "%s\n%s\n%s\n1"
                    .formatted(judge.contentSha256(), judge.model(), features.embedder())));
    JudgeReply said = workplace.get(JudgeCalls.class).judge(at.labels.project, judge, shown);
    assertThat(said)
        .isInstanceOfSatisfying(
            JudgeReply.Judged.class,
            it ->
                assertThat(it.chance().orElseThrow())
                    .isCloseTo(1 / (1 + Math.exp(4)), within(1e-12)));
  }

  @Test
  void tooFewLabelsTeachNothing() {
    at.labels.label(Split.ALIGN, ArrangedLabels.facts("snapshot", 30, 0), PEOPLE);
    CalibrateInput input = at.learning();
    at.activities.openCalibration(input);
    assertThat(catchThrowable(() -> at.activities.learnJudge(input)))
        .hasRootCauseInstanceOf(ApplicationFailure.class)
        .rootCause()
        .hasMessageContaining("too-few-align-labels");
    at.activities.endCalibration(
        new CalibrationActivities.CalibrationEnd(
            at.labels.project,
            input.calibrationId(),
            CalibrationState.FAILED,
            FailureCode.INVALID.name()));
    assertThat(at.view(input).state()).isEqualTo(CalibrationState.FAILED);
  }

  /** What was learnt with the first features: a refusal fails, all else passes. */
  private static LearnedModel firstModel(FeatureReader features, JudgedAnswer shown) {
    List<String> names = List.copyOf(features.of(shown, 1).keySet());
    List<Double> ones = Collections.nCopies(names.size(), 1.0);
    List<Double> weights = names.stream().map(name -> name.equals("refusal") ? -8.0 : 0.0).toList();
    return new LearnedModel(
        1,
        names,
        Collections.nCopies(names.size(), 0.0),
        ones,
        4,
        weights,
        1,
        0.5,
        features.embedder(),
        new ArtifactRef(Sha256.of("labels"), ArtifactRef.JSONL, 1),
        Optional.empty(),
        Optional.empty());
  }

  private Judge learntLongAgo(FeatureReader features, String stored) {
    ArtifactRef kept =
        workplace
            .get(ObjectStore.class)
            .put(stored.getBytes(StandardCharsets.UTF_8), ArtifactRef.JSON);
    return workplace
        .get(Judges.class)
        .create(
            at.labels.project,
            new Judges.NewJudge(
                at.labels.criterion,
                "Learnt long ago.",
                features.embedder(),
                ModelSettings.DEFAULTS,
                Optional.of(kept),
                List.of(),
                Optional.empty()),
            new Actor.BySystem());
  }
}
