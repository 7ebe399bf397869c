package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.infra.models.EmbeddingMap;
import dev.hansei.infra.models.EmbeddingSettings;
import dev.hansei.infra.models.MiniLmEmbedder;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A tuning on the real launcher, Temporal server, database, object store and processes: pairs in,
 * an adapter and a candidate out, and the adapter truly finds other passages.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TuneIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private StackProcess stack;
  private Caller lead;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    stack = new StackProcess(home, Map.of());
    stack.up();
    lead = new People(stack.base()).admin(stack.adminLink());
    stack.set("HANSEI_TOKEN", lead.token());
    Seed seed = new Seed(lead);
    seed.document("handbook", Jargon.markdown());
    lead.post("/cases/datasets", Map.of("name", "asked", "split", "tune")).expect(201);
    List<Map<String, Object>> cases =
        Jargon.pairs().stream()
            .map(pair ->
                Map.<String, Object>of(
                    "question",
                    pair.question(),
                    "context",
                    List.of(Map.of("text", pair.passage()))))
            .toList();
    lead.post("/cases/datasets/asked/cases", "application/jsonl", Seed.jsonl(cases)).expect(200);
    seed.publish("asked");
    lead.post("/prompts", Map.of("name", "ask")).expect(201);
    seed.promptVersion("ask", Map.of("retrievalDepth", 4), "as it was");
  }

  @AfterAll
  void stop() {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  void learnsJargonAndMakesACandidate() throws Exception {
    Reply ended = ended(asked("birds"));
    assertThat(ended.text("/state")).as(ended.body()).isEqualTo("completed");
    assertThat(ended.number("/questions")).isEqualTo(48);
    assertThat(ended.number("/passages")).as("each text once, and the preface").isEqualTo(49);
    JsonNode mrr = ended.json().at("/heldOut/mrr");
    System.out.printf("held out: %s, recall %s%n", mrr, ended.json().at("/heldOut/recall"));
    System.out.printf("trials: %s%n", ended.json().at("/trials"));
    System.out.printf("from %s to %s%n", ended.text("/startedAt"), ended.text("/endedAt"));
    assertThat(mrr.at("/difference/lower").asDouble()).isPositive();

    Reply adapter = lead.get("/tunings/adapters/" + ended.text("/adapter")).expect(200);
    assertThat(adapter.text("/kind")).isEqualTo("embedding-map");
    candidateNamesTheAdapter(ended, adapter);
    weightsFindOtherPassages(ended.text("/adapter"));
    lineageSaysWhatItCameFrom(ended);
    assertThat(stack.run(0, "tunings", "list")).contains("birds", "completed");
    assertThat(stack.run(0, "tunings", "show", ended.id())).contains(ended.text("/candidate"));

    Reply again = ended(asked("birds again"));
    assertThat(again.text("/adapter")).as("same pairs").isEqualTo(ended.text("/adapter"));
    assertThat(again.text("/candidate")).isEqualTo(ended.text("/candidate"));
    assertThat(again.json().at("/heldOut")).isEqualTo(ended.json().at("/heldOut"));
    Histories.check(stack, List.of("change ticket", "How do I restart"));
  }

  @Test
  void makesNothingWhenItIsCancelledWhileItLearns() {
    String id = asked("cancelled");
    lead.await("/tunings/" + id, PATIENCE, reply -> reply.number("/questions") > 0);
    lead.post("/tunings/" + id + "/cancel", Map.of()).expect(202);
    Reply ended = ended(id);
    assertThat(ended.text("/state")).isEqualTo("cancelled");
    assertThat(ended.json().path("adapter").asText("")).isEmpty();
  }

  private String asked(String name) {
    return lead.post(
            "/tunings", Map.of("name", name, "dataset", "asked", "prompt", "ask", "version", 1))
        .expect(202)
        .id();
  }

  private Reply ended(String id) {
    return lead.await("/tunings/" + id, PATIENCE, reply -> !reply.text("/state").equals("running"));
  }

  private void candidateNamesTheAdapter(Reply tuning, Reply adapter) {
    Reply candidate = lead.get("/prompts/ask/versions/2").expect(200);
    assertThat(candidate.id()).isEqualTo(tuning.text("/candidate"));
    assertThat(candidate.json().at("/content/application/adapter").asText())
        .isEqualTo(adapter.text("/sha256"));
    assertThat(candidate.json().at("/content/application/retrievalDepth").asInt()).isEqualTo(4);
    assertThat(candidate.text("/note")).contains("birds", "held-out questions", "run a suite");
  }

  /** Of questions that nobody had asked, more find their passage first. */
  private void weightsFindOtherPassages(String adapter) throws Exception {
    EmbeddingMap map = EmbeddingMap.read(weights(adapter), MiniLmEmbedder.DIMENSION);
    try (var embedder = new MiniLmEmbedder(new EmbeddingSettings(1))) {
      int before = found(embedder, vector -> vector);
      int after = found(embedder, map::apply);
      System.out.printf(
          "unseen questions: %d, first before %d, after %d%n",
          Jargon.unseen().size(), before, after);
      assertThat(after).isGreaterThan(before);
    }
  }

  private static int found(MiniLmEmbedder embedder, UnaryOperator<float[]> map) {
    List<String> passages = Jargon.pairs().stream().map(Jargon.Pair::passage).toList();
    List<float[]> vectors = embedder.embed(passages);
    int found = 0;
    for (Jargon.Pair pair : Jargon.unseen()) {
      float[] asked = map.apply(embedder.embed(List.of(pair.question())).getFirst());
      int best = 0;
      for (int i = 1; i < vectors.size(); i++) {
        best = dot(asked, vectors.get(i)) > dot(asked, vectors.get(best)) ? i : best;
      }
      found += passages.get(best).equals(pair.passage()) ? 1 : 0;
    }
    return found;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  private byte[] weights(String adapter) throws IOException, InterruptedException {
    String path =
        "/api/v1/projects/%s/tunings/adapters/%s/weights".formatted(lead.project(), adapter);
    HttpRequest request =
        HttpRequest.newBuilder(lead.base().resolve(path))
            .header("Authorization", "Bearer " + lead.token())
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    }
  }

  private void lineageSaysWhatItCameFrom(Reply tuning) {
    String path = "/lineage/prompt-version/" + tuning.text("/candidate");
    JsonNode nodes = lead.get(path + "?direction=up&depth=3").expect(200).json().at("/nodes");
    assertThat(nodes.findValuesAsText("kind"))
        .contains("tuning", "adapter", "dataset-version", "document", "person");
  }
}
