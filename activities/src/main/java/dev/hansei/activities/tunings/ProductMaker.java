package dev.hansei.activities.tunings;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.prompts.NewPromptVersion;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.tunings.Adapters;
import dev.hansei.infra.registry.tunings.TuningView.Outcome;
import dev.hansei.infra.registry.tunings.TuningView.Product;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.tunings.Adapter;
import dev.hansei.workflows.tunings.HeldOut;
import dev.hansei.workflows.tunings.TuneInput;
import dev.hansei.workflows.tunings.TuningActivities.TrainedMap;
import dev.hansei.workflows.tunings.TuningReport;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Registers an adapter, and saves the prompt version that names it. Again gives the same. */
@Singleton
final class ProductMaker {
  /** The application setting that names an adapter, by the hash of its weights. */
  private static final String ADAPTER = "adapter";

  private final Adapters adapters;
  private final Prompts prompts;
  private final ObjectStore objects;
  private final CanonicalJson json;

  ProductMaker(Adapters adapters, Prompts prompts, ObjectStore objects, CanonicalJson json) {
    this.adapters = adapters;
    this.prompts = prompts;
    this.objects = objects;
    this.json = json;
  }

  /**
   * The version that the candidate is made from.
   *
   * @throws RegistryException NOT_FOUND
   */
  PromptVersion requireBase(TuneInput input) {
    return prompts
        .version(input.projectId(), input.base())
        .orElseThrow(() -> RegistryException.notFound("prompt version", input.base()));
  }

  /** What a training comes to. */
  Outcome make(TuneInput input, TrainedMap map) {
    TuningReport report = json.read(objects.get(map.report()), TuningReport.class);
    return new Outcome(
        report, map.report(), map.weights().map(weights -> product(input, report, weights)));
  }

  private Product product(TuneInput input, TuningReport report, ArtifactRef weights) {
    ProjectId project = input.projectId();
    PromptVersion base = requireBase(input);
    Adapter adapter =
        adapters.create(
            project,
            new Adapters.NewAdapter(
                input.name(), Adapter.Kind.EMBEDDING_MAP, report.embedder(), weights),
            new Actor.ByPerson(input.requestedBy()));
    PromptVersion candidate =
        prompts.addVersion(
            project,
            base.promptId(),
            new NewPromptVersion(
                withAdapter(base.content(), weights.sha256().hex()),
                note(input, base, report.heldOut()),
                Optional.of(base.id()),
                input.requestedBy()));
    return new Product(adapter.id(), candidate.id());
  }

  private static PromptContent withAdapter(PromptContent base, String sha256) {
    Map<String, Object> application = new LinkedHashMap<>(base.application());
    application.put(ADAPTER, sha256);
    return base.withApplication(application);
  }

  /** What the figures say, and no more. */
  private static String note(TuneInput input, PromptVersion base, HeldOut heldOut) {
    Estimate difference = heldOut.mrr().difference();
    String told =
        String.format(
            Locale.ROOT,
            "Tuned retrieval '%s' (tuning %s): on %d held-out questions the right passage's"
                + " reciprocal rank went from %.3f to %.3f, by %.3f [%.3f, %.3f]. Answers were not"
                + " measured; run a suite.",
            input.name(),
            input.tuningId(),
            heldOut.questions(),
            heldOut.mrr().before().value(),
            heldOut.mrr().after().value(),
            difference.value(),
            difference.lower(),
            difference.upper());
    boolean replaces =
        !String.valueOf(base.content().application().getOrDefault(ADAPTER, "")).isEmpty();
    return replaces ? told + " Replaces the adapter of v%d.".formatted(base.number()) : told;
  }
}
