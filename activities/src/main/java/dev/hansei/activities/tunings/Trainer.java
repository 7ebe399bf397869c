package dev.hansei.activities.tunings;

import dev.hansei.activities.Beating;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.models.EmbeddingMap;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.Embedder;
import dev.hansei.workflows.tunings.MapTraining;
import dev.hansei.workflows.tunings.Material;
import dev.hansei.workflows.tunings.Pairs;
import dev.hansei.workflows.tunings.TuningActivities.TrainedMap;
import dev.hansei.workflows.tunings.TuningActivities.TuningPlan;
import dev.hansei.workflows.tunings.TuningReport;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

/** Embeds the material, learns the map and puts it into the object store. */
@Singleton
final class Trainer {
  /** Texts embedded between two looks at whether somebody cancelled: about a second. */
  private static final int BATCH = 200;

  private final Embedder embedder;
  private final ObjectStore objects;
  private final CanonicalJson json;

  Trainer(Embedder embedder, ObjectStore objects, CanonicalJson json) {
    this.embedder = embedder;
    this.objects = objects;
    this.json = json;
  }

  /** Pairs with what had to be left out of them. */
  private record Embedded(Pairs pairs, int leftOut) {}

  /** Learns, with heartbeats that count its steps. */
  TrainedMap train(TuningPlan plan) {
    AtomicInteger steps = new AtomicInteger();
    return Beating.here().compute(() -> train(plan, () -> step(steps)), steps::get);
  }

  /** Others get the thread's core now and then, and a cancelled training ends. */
  @SuppressWarnings("ThreadPriorityCheck") // Nothing relies on it; heartbeats are more punctual.
  private static void step(AtomicInteger steps) {
    steps.incrementAndGet();
    Thread.yield();
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the training was cancelled");
    }
  }

  private TrainedMap train(TuningPlan plan, Runnable pulse) {
    Material material = json.read(objects.get(plan.material()), Material.class);
    Embedded embedded = embed(material, pulse);
    MapTraining.Learnt learnt = MapTraining.learn(embedded.pairs(), pulse);
    var report =
        new TuningReport(embedder.model(), embedded.leftOut(), learnt.trials(), learnt.heldOut());
    byte[] content = json.bytes(report);
    return new TrainedMap(
        learnt.map().map(this::store), objects.put(content, ArtifactRef.JSON), learnt.heldOut());
  }

  private ArtifactRef store(float[] rows) {
    byte[] bytes = EmbeddingMap.of(rows, embedder.dimension()).bytes();
    return objects.put(bytes, ArtifactRef.VECTORS);
  }

  private Embedded embed(Material material, Runnable pulse) {
    List<float[]> passages = vectors(material.passages(), pulse);
    List<float[]> asked =
        vectors(material.questions().stream().map(Material.Asked::question).toList(), pulse);
    List<Pairs.Question> questions = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      Material.Asked one = material.questions().get(i);
      if (!isZero(asked.get(i))) {
        questions.add(
            new Pairs.Question(key(one.question()), asked.get(i), new TreeSet<>(one.right())));
      }
    }
    PairRules.requireEnough((int) questions.stream().map(Pairs.Question::key).distinct().count());
    int unread = material.questions().size() - questions.size();
    return new Embedded(new Pairs(questions, passages), material.leftOut() + unread);
  }

  /** Letter case, white space and Unicode form do not make a question another. */
  private static String key(String question) {
    String plain = Normalizer.normalize(question, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return Sha256.of(plain.strip().replaceAll("\\s+", " ")).hex();
  }

  private List<float[]> vectors(List<String> texts, Runnable pulse) {
    List<float[]> vectors = new ArrayList<>();
    for (int from = 0; from < texts.size(); from += BATCH) {
      pulse.run();
      vectors.addAll(embedder.embed(texts.subList(from, Math.min(from + BATCH, texts.size()))));
    }
    return vectors;
  }

  private static boolean isZero(float[] vector) {
    for (float each : vector) {
      if (each != 0) {
        return false;
      }
    }
    return true;
  }
}
