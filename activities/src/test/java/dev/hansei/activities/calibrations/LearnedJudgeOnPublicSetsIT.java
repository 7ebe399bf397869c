package dev.hansei.activities.calibrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.activities.Workplace;
import dev.hansei.activities.criteria.FeatureReader;
import dev.hansei.activities.criteria.JudgedAnswer;
import dev.hansei.workflows.calibrations.BandDecision;
import dev.hansei.workflows.calibrations.CertificatePolicy;
import dev.hansei.workflows.calibrations.Coverage;
import dev.hansei.workflows.calibrations.Figures;
import dev.hansei.workflows.calibrations.JudgeAgreement;
import dev.hansei.workflows.calibrations.JudgedItem;
import dev.hansei.workflows.calibrations.LearnedTraining;
import dev.hansei.workflows.calibrations.LearnedTraining.Example;
import dev.hansei.workflows.calibrations.LengthBias;
import dev.hansei.workflows.calibrations.ProbedItem;
import dev.hansei.workflows.calibrations.ScoreFigures;
import dev.hansei.workflows.criteria.AnswerFeatures;
import dev.hansei.workflows.criteria.LearnedModel;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the learned judge makes of public sets with people's labels: half of each, chosen by hash,
 * teaches, the other half measures. The figures are printed as they are; what is asserted holds of
 * any honest figures.
 */
@EnabledIfEnvironmentVariable(named = "HANSEI_TEST_DATA", matches = ".+")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LearnedJudgeOnPublicSetsIT {
  private static final Logger LOG = LoggerFactory.getLogger(LearnedJudgeOnPublicSetsIT.class);
  private static final Path DATA = Path.of(System.getenv().getOrDefault("HANSEI_TEST_DATA", ""));
  private static final ObjectMapper JSON = new ObjectMapper();

  private Workplace workplace;

  @BeforeAll
  void open() {
    workplace = Workplace.open("publicsets");
  }

  @AfterAll
  void close() {
    workplace.close();
  }

  private record Row(String unit, JudgedAnswer judged, boolean passed) {}

  @Test
  void logsThatPeopleSearchedForHallucinations() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (JsonNode row : lines("halueval/general.jsonl")) {
      var judged =
          new JudgedAnswer(row.get("input").asText(), "", "", row.get("output").asText(), 0);
      rows.add(new Row(row.get("input").asText(), judged, !isYes(row.get("human_hallucination"))));
    }
    // Beside today's features, those of the first version, which older judges still ask for.
    for (int version = 1; version <= AnswerFeatures.VERSION; version++) {
      measure("halueval/general", rows, version);
    }
  }

  @Test
  void answersWithPassagesOneOfThemMadeUp() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (JsonNode row : lines("halueval/qa_pairs.jsonl")) {
      for (String answer : List.of("right_answer", "hallucinated_answer")) {
        var judged =
            new JudgedAnswer(
                row.get("question").asText(),
                row.get("context").asText(),
                "",
                row.get(answer).asText(),
                0);
        rows.add(new Row(row.get("question").asText(), judged, answer.startsWith("right")));
      }
    }
    measure("halueval/qa", rows, AnswerFeatures.VERSION);
  }

  @Test
  void pairsOfWhichPeoplePreferOne() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (JsonNode row : lines("llmbar/pairs.jsonl")) {
      for (int output = 1; output <= 2; output++) {
        var judged =
            new JudgedAnswer(
                row.get("instruction").asText(), "", "", row.get("output_" + output).asText(), 0);
        rows.add(
            new Row(
                row.get("instruction").asText(), judged, row.get("gold_label").asInt() == output));
      }
    }
    measure("llmbar", rows, AnswerFeatures.VERSION);
  }

  private void measure(String name, List<Row> rows, int version) {
    FeatureReader features = workplace.get(FeatureReader.class);
    long start = System.nanoTime();
    List<Example> taught = taught(features, rows, version);
    List<Row> held = rows.stream().filter(row -> !teaches(row)).toList();
    var training = new ArtifactRef(Sha256.of(name), ArtifactRef.JSONL, 1);
    LearnedModel learnt = LearnedTraining.learn(taught, features.embedder(), training);
    List<JudgedItem> judged =
        held.stream().map(row -> judge(features.of(row.judged(), version), learnt, row)).toList();
    Figures figures = JudgeAgreement.of(judged).orElseThrow();
    var coverage = new Coverage(judged.size(), 0, judged.size(), 0, 0);
    BandDecision decision = CertificatePolicy.decide(coverage, Optional.of(figures));
    LOG.info(
        "{}, features {}: taught {}, held out {}, penalty {}, threshold {}, kappa {}, auc {},"
            + " agreement {}, false pass {}, false fail {}, {}: {}; {} ms",
        name,
        version,
        taught.size(),
        held.size(),
        learnt.penalty(),
        learnt.threshold(),
        figures.kappa(),
        figures.auc(),
        figures.agreement(),
        figures.falsePass(),
        figures.falseFail(),
        decision.band(),
        decision.reason(),
        (System.nanoTime() - start) / 1_000_000);
    System.out.printf(
        "%s, features %d, %d taught, %d held out: kappa %s, AUC %s%n",
        name, version, taught.size(), held.size(), figures.kappa(), figures.auc());
    tellTheRest("%s, features %d".formatted(name, version), held, judged);
    assertThat(figures.confusion().total()).isEqualTo(held.size());
    assertThat(figures.kappa().lower()).isLessThan(figures.kappa().upper());
    assertThat(figures.auc()).isPresent();
  }

  private static List<Example> taught(FeatureReader features, List<Row> rows, int version) {
    return rows.stream()
        .filter(LearnedJudgeOnPublicSetsIT::teaches)
        .map(row -> new Example(row.unit(), features.of(row.judged(), version), row.passed()))
        .toList();
  }

  /** Salted, because somebody chose the rows that are here by the plain hash. */
  private static boolean teaches(Row row) {
    return Sha256.of("halves " + row.unit()).bytes()[0] < 0;
  }

  /** What else a certificate would say. */
  private static void tellTheRest(String name, List<Row> held, List<JudgedItem> judged) {
    List<ProbedItem> probed = new ArrayList<>();
    for (int i = 0; i < judged.size(); i++) {
      int chars = held.get(i).judged().answer().length();
      probed.add(new ProbedItem(judged.get(i), chars, Optional.empty()));
    }
    ScoreFigures scores = ScoreFigures.of(judged).orElseThrow();
    System.out.printf(
        "%s: %s; Brier %s by the map, gain %s, %s as given; %s%n",
        name,
        LengthBias.of(probed).sentence(),
        scores.mapped().brier(),
        scores.gain(),
        scores.asGiven(),
        scores.abstaining());
    assertThat(scores.mapped().brier()).as("no worse than knowing nothing").isLessThan(0.26);
  }

  private static JudgedItem judge(Map<String, Double> features, LearnedModel learnt, Row row) {
    double chance = learnt.probability(List.copyOf(features.values()));
    return new JudgedItem(
        row.unit(), row.passed(), chance >= learnt.threshold(), OptionalDouble.of(chance));
  }

  private static boolean isYes(JsonNode value) {
    return value.isBoolean() ? value.asBoolean() : value.asText().equalsIgnoreCase("yes");
  }

  private static List<JsonNode> lines(String file) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(DATA.resolve(file))) {
      rows.add(JSON.readTree(line));
    }
    return rows;
  }
}
