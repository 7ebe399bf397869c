package dev.hansei.activities.suites;

import ai.onnxruntime.OrtEnvironment;
import com.google.re2j.Pattern;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.models.PriceLists;
import dev.hansei.infra.registry.models.RecordedSets;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.models.Embedder;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.Suite;
import dev.hansei.workflows.suites.Target;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import jakarta.inject.Singleton;
import java.security.CodeSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a manifest says of what a run rests on beside cases and prompt: hashes, and libraries. */
@Singleton
final class ManifestParts {
  private final PriceLists prices;
  private final RecordedSets recordings;
  private final CanonicalJson json;
  private final Embedder embedder;

  ManifestParts(PriceLists prices, RecordedSets recordings, CanonicalJson json, Embedder embedder) {
    this.prices = prices;
    this.recordings = recordings;
    this.json = json;
    this.embedder = embedder;
  }

  /**
   * SHA-256 by name: the suite, the strategy, each judge as {@code judge <id>} (rubric, model,
   * settings, weights and embedding model in one), the recorded set, the price list. Passages are
   * part of cases, and an adapter or a retrieval depth is part of the prompt, so their hashes hold
   * them.
   */
  Map<String, String> hashes(ProjectId project, Suite suite, List<Judge> judges, Target target) {
    Map<String, String> hashes = new LinkedHashMap<>();
    var asked = Map.of("dataset", suite.datasetId(), "assertions", suite.assertions());
    hashes.put("suite", json.hash(asked).hex());
    for (Judge judge : judges) {
      hashes.put("judge " + judge.id(), judge.fingerprint(embedder.model()).hex());
    }
    target.strategyIfAny().ifPresent(strategy -> hashes.put("strategy", json.hash(strategy).hex()));
    if (target.plain() instanceof Target.Recorded(String set)) {
      recordings
          .find(project, set)
          .ifPresent(kept -> hashes.put("recorded", kept.artifact().sha256().hex()));
    }
    prices.newest(project).ifPresent(list -> hashes.put("prices", list.content().hex()));
    return hashes;
  }

  /** What computes scores and embeddings, with its version. */
  Map<String, String> libraries() {
    Map<String, String> libraries = new LinkedHashMap<>();
    libraries.put("embedder", embedder.model().value());
    libraries.put("statistics", "seed-" + RunFigures.SEED);
    libraries.put("java", Runtime.version().toString());
    jar(libraries, "regex", Pattern.class);
    jar(libraries, "embedding", OnnxBertBiEncoder.class);
    jar(libraries, "onnx", OrtEnvironment.class);
    return libraries;
  }

  /** The name of a library's file holds its version. */
  private static void jar(Map<String, String> libraries, String what, Class<?> of) {
    CodeSource source = of.getProtectionDomain().getCodeSource();
    if (source != null && source.getLocation() != null) {
      String path = source.getLocation().getPath();
      libraries.put(what, path.substring(path.lastIndexOf('/') + 1));
    }
  }
}
