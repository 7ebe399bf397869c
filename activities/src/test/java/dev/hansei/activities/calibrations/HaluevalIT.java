package dev.hansei.activities.calibrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.activities.Workplace;
import dev.hansei.activities.calibrations.ArrangedLabels.Item;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.calibrations.Calibrations;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.criteria.LearnedModels;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.calibrations.Band;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.calibrations.CalibrationActivities;
import dev.hansei.workflows.calibrations.CalibrationActivities.CalibrationPlan;
import dev.hansei.workflows.calibrations.CalibrationActivities.ChunkOfLabels;
import dev.hansei.workflows.calibrations.CalibrationActivities.JudgeToMeasure;
import dev.hansei.workflows.calibrations.CalibrationActivities.PlannedCalibration;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.calibrations.Certificate;
import dev.hansei.workflows.calibrations.Figures;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.CrossValidated;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.LearnedModel;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.statistics.Estimate;
import io.temporal.testing.TestActivityEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * What the learned judge makes of logs of ChatGPT that people searched for hallucinations, through
 * the product: recorded answers, labels brought in, a judge learnt on one half of the questions and
 * certified on the other. The halves go by hash and nothing was tuned to the set, so the figures
 * are printed as they are; what is asserted holds of any honest figures. The logs have neither
 * context nor reference: whether a claim is true can hardly be seen from question and answer.
 */
class HaluevalIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aJudgeIsLearntAndCertifiedOnLogsThatPeopleLabelled() throws IOException {
    String folder = System.getenv("HANSEI_TEST_DATA");
    assumeTrue(folder != null, "HANSEI_TEST_DATA names no folder with the public sets");
    List<Item> align = new ArrayList<>();
    List<Item> gate = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(folder, "halueval", "general.jsonl"))) {
      JsonNode log = JSON.readTree(line);
      String question = log.path("input").asText();
      boolean passed = !log.path("human_hallucination").asBoolean();
      // Salted: the rows of the set may have been chosen by a plain hash.
      (Sha256.of("halves " + question).bytes()[0] < 0 ? align : gate)
          .add(Item.of(question, log.path("output").asText(), passed));
    }
    try (Workplace workplace = Workplace.open("halueval");
        ArrangedLabels arranged = new ArrangedLabels(workplace)) {
      var people = new Author.Outside("HaluEval");
      arranged.label(Split.ALIGN, align, people);
      arranged.label(Split.GATE, gate, people);
      certify(workplace, arranged, align.size(), gate.size());
    }
  }

  private static void certify(Workplace workplace, ArrangedLabels arranged, int taught, int held) {
    Certificate certificate = calibrate(workplace, arranged);
    Judge judge = workplace.get(Judges.class).require(arranged.project, certificate.judgeId());
    LearnedModel learnt = workplace.get(LearnedModels.class).of(judge).orElseThrow();
    CrossValidated folds = learnt.crossValidated().orElseThrow();
    Figures figures = certificate.figures().orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "halueval: %d taught, penalty %s, threshold %s. %s Brier %s, %.3f by the share alone.%n"
            + "  On %d others: kappa %s, AUC %s, agreement %s, false pass %s, %s: %s%n",
        taught,
        learnt.penalty(),
        learnt.threshold(),
        folds.sentence(),
        figure(folds.brier()),
        folds.brierOfShare(),
        certificate.coverage().planned(),
        figure(figures.kappa()),
        figures.auc().map(HaluevalIT::figure).orElse("none"),
        figure(figures.agreement()),
        figures.falsePass().map(HaluevalIT::figure).orElse("none"),
        certificate.decision().band(),
        certificate.decision().reason());
    assertThat(folds.labels()).isEqualTo(taught);
    assertThat(certificate.coverage().planned() + certificate.coverage().nearDuplicates())
        .isEqualTo(held);
    assertThat(overlap(folds.kappa(), figures.kappa())).as("kappa as it was foretold").isTrue();
    assertThat(overlap(folds.auc().orElseThrow(), figures.auc().orElseThrow()))
        .as("AUC as it was foretold")
        .isTrue();
    assertThat(folds.sentence())
        .contains(
            folds.auc().orElseThrow().lower() > 0.5
                ? "better than chance"
                : "not shown to be better than chance");
    assertThat(certificate.decision().band() == Band.GATE)
        .as("gates by the lower end alone")
        .isEqualTo(figures.kappa().lower() >= 0.7);
  }

  private static Certificate calibrate(Workplace workplace, ArrangedLabels arranged) {
    TestActivityEnvironment temporal = TestActivityEnvironment.newInstance();
    try {
      temporal.registerActivitiesImplementations(workplace.get(CalibrationActivitiesImpl.class));
      CalibrationActivities activities = temporal.newActivityStub(CalibrationActivities.class);
      var input =
          new CalibrateInput(
              arranged.project,
              new CalibrationId(workplace.get(Ids.class).next()),
              new CalibrateInput.Subject.Learn(arranged.criterion),
              Split.GATE,
              new Actor.BySystem());
      activities.openCalibration(input);
      var measured = new JudgeToMeasure(input, activities.learnJudge(input));
      CalibrationPlan plan = activities.planCalibration(measured);
      var planned = new PlannedCalibration(measured, plan);
      for (int chunk = 0; chunk < plan.chunks(); chunk++) {
        activities.judgeChunk(new ChunkOfLabels(planned, chunk));
      }
      activities.certify(planned);
      return workplace
          .get(Calibrations.class)
          .require(arranged.project, input.calibrationId())
          .issued()
          .orElseThrow()
          .certificate();
    } finally {
      temporal.close();
    }
  }

  private static boolean overlap(Estimate left, Estimate right) {
    return left.lower() <= right.upper() && right.lower() <= left.upper();
  }

  private static String figure(Estimate it) {
    return String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", it.value(), it.lower(), it.upper());
  }
}
