package dev.hansei.infra.registry.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.infra.models.EmbeddingSettings;
import dev.hansei.infra.models.MiniLmEmbedder;
import dev.hansei.workflows.failures.ClusterPlan;
import dev.hansei.workflows.failures.ClusterPolicy;
import dev.hansei.workflows.failures.FailureGroups;
import dev.hansei.workflows.failures.PatternId;
import dev.hansei.workflows.failures.PlacedPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Clusters against known intents, where HANSEI_TEST_DATA names a folder that has them. */
class ModesOfPublicSetsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Every second of 3,046; embedding all takes half a minute. */
  private static final int STEP = 2;

  @Test
  void bankingQuestionsFallIntoModesThatFollowTheirIntents() throws IOException {
    List<JsonNode> rows = rows("banking77/queries.jsonl");
    List<String> intents = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < rows.size(); i += STEP) {
      intents.add(rows.get(i).path("intent").asText());
      texts.add(rows.get(i).path("text").asText());
    }
    List<float[]> vectors = embedded(texts);
    int[] modes = modes(vectors);
    double share = vMeasure(modes, intents);
    double rand = adjustedRand(modes, intents);
    System.out.printf(
        "banking77: %d texts, %d intents, %d groups, V %.3f, adjusted Rand %.3f%n",
        texts.size(),
        new TreeSet<>(intents).size(),
        Arrays.stream(modes).distinct().count(),
        share,
        rand);
    assertThat(share).as("V-measure").isGreaterThan(0.75);
    assertThat(rand).as("adjusted Rand index").isGreaterThan(0.35);
  }

  @Test
  void hallucinatedAnswersStayApartUnlessTheirQuestionsReadAlike() throws IOException {
    List<String> texts =
        rows("halueval/qa_pairs.jsonl").stream().map(row -> row.path("question").asText()).toList();
    List<float[]> vectors = embedded(texts);
    var plan = ClusterPolicy.decide(patterns(vectors), Map.of());
    int grouped = plan.founded().stream().mapToInt(group -> group.patterns().size()).sum();
    System.out.printf(
        "halueval: %d questions, %d modes of %d texts%n",
        texts.size(), plan.founded().size(), grouped);
    assertThat(grouped).as("questions about all the world").isLessThan(texts.size() / 2);
  }

  @Test
  void fiveThousandRepresentativesAreGroupedInTime() {
    Random random = new Random(11);
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      vectors.add(near(random, i % 300));
    }
    long began = System.nanoTime();
    ClusterPlan plan = ClusterPolicy.decide(patterns(vectors), Map.of());
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        "5,000 representatives of 384 numbers: %d modes in %.1f s%n",
        plan.founded().size(), seconds);
    assertThat(plan.founded()).hasSize(300);
    assertThat(seconds).isLessThan(15);
  }

  private static float[] near(Random random, int topic) {
    Random middle = new Random(topic);
    float[] vector = new float[MiniLmEmbedder.DIMENSION];
    double length = 0;
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (middle.nextGaussian() + 0.6 * random.nextGaussian());
      length += vector[i] * vector[i];
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= (float) Math.sqrt(length);
    }
    return vector;
  }

  private static List<PlacedPattern> patterns(List<float[]> vectors) {
    List<PlacedPattern> patterns = new ArrayList<>();
    for (float[] vector : vectors) {
      var id = new PatternId(new UUID(0, patterns.size()));
      patterns.add(new PlacedPattern(id, 1, Optional.empty(), vector));
    }
    return patterns;
  }

  private static int[] modes(List<float[]> vectors) {
    int[] modes = new int[vectors.size()];
    List<List<Integer>> groups = FailureGroups.of(vectors, ClusterPolicy.FOUND_NEAREST);
    for (int group = 0; group < groups.size(); group++) {
      for (int member : groups.get(group)) {
        modes[member] = group;
      }
    }
    return modes;
  }

  private static List<float[]> embedded(List<String> texts) {
    try (MiniLmEmbedder embedder = new MiniLmEmbedder(new EmbeddingSettings(0))) {
      long began = System.nanoTime();
      List<float[]> vectors = embedder.embed(texts);
      double rate = texts.size() * 1e9 / (System.nanoTime() - began);
      System.out.printf("embedded %d texts, %.0f a second%n", texts.size(), rate);
      return vectors;
    }
  }

  /** Rosenberg and Hirschberg 2007: the harmonic mean of homogeneity and completeness. */
  private static double vMeasure(int[] modes, List<String> intents) {
    var table = new Table(modes, intents);
    double ofModes = table.entropy(table.modes.values());
    double ofIntents = table.entropy(table.intents.values());
    double joint = table.entropy(table.both.values());
    double homogeneous = 1 - (joint - ofModes) / ofIntents;
    double complete = 1 - (joint - ofIntents) / ofModes;
    return 2 * homogeneous * complete / (homogeneous + complete);
  }

  /** Hubert and Arabie 1985. */
  private static double adjustedRand(int[] modes, List<String> intents) {
    var table = new Table(modes, intents);
    double same = pairs(table.both.values());
    double inModes = pairs(table.modes.values());
    double inIntents = pairs(table.intents.values());
    double chance = inModes * inIntents / (modes.length * (modes.length - 1.0) / 2);
    return (same - chance) / ((inModes + inIntents) / 2 - chance);
  }

  private static double pairs(Collection<Integer> counts) {
    return counts.stream().mapToDouble(count -> count * (count - 1.0) / 2).sum();
  }

  private static final class Table {
    final Map<String, Integer> both = new TreeMap<>();
    final Map<String, Integer> modes = new TreeMap<>();
    final Map<String, Integer> intents = new TreeMap<>();
    private final int size;

    Table(int[] modes, List<String> intents) {
      this.size = modes.length;
      for (int i = 0; i < modes.length; i++) {
        both.merge(modes[i] + " " + intents.get(i), 1, Integer::sum);
        this.modes.merge(Integer.toString(modes[i]), 1, Integer::sum);
        this.intents.merge(intents.get(i), 1, Integer::sum);
      }
    }

    double entropy(Collection<Integer> counts) {
      return counts.stream()
          .mapToDouble(count -> -(double) count / size * Math.log((double) count / size))
          .sum();
    }
  }

  private static List<JsonNode> rows(String file) throws IOException {
    String folder = System.getenv("HANSEI_TEST_DATA");
    assumeTrue(folder != null, "HANSEI_TEST_DATA is not set");
    Path path = Path.of(folder, file);
    assumeTrue(Files.exists(path), "no " + path);
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(path)) {
      rows.add(JSON.readTree(line));
    }
    return rows;
  }
}
