package dev.hansei.activities.models;

import dev.hansei.infra.models.RecordedOutput;
import dev.hansei.infra.models.RecordedSet;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.models.RecordedSets;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.Usage;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The models {@code recorded/<set>}: outputs that some application once gave, by the request's
 * input {@code question}, else by its last message. An output that is recorded as empty is an empty
 * answer, not an error.
 */
@Singleton
final class RecordedProvider implements ModelProvider {
  /** Sets kept in memory, parsed: a run, its judge and their neighbours. */
  private static final int SETS_KEPT = 4;

  /** A look-up is a step in memory; what can wait is only the reading of a set. */
  private static final int CONCURRENCY = 64;

  private final RecordedSets sets;
  private final ObjectStore objects;
  private final Map<Sha256, RecordedSet> parsed =
      new LinkedHashMap<>(SETS_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Sha256, RecordedSet> eldest) {
          return size() > SETS_KEPT;
        }
      };

  RecordedProvider(RecordedSets sets, ObjectStore objects) {
    this.sets = sets;
    this.objects = objects;
  }

  @Override
  public String name() {
    return "recorded";
  }

  /** A set never changes under its name, so the name in the request is enough. */
  @Override
  public String address() {
    return "registry";
  }

  @Override
  public int concurrency() {
    return CONCURRENCY;
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public ProviderReply answer(Call call) {
    return sets.find(call.project(), call.request().model().model())
        .map(set -> lookUp(set.artifact(), call.request()))
        .orElseGet(() -> new ProviderReply.Final(CallFailure.UNKNOWN_MODEL));
  }

  private ProviderReply lookUp(ArtifactRef artifact, ModelRequest request) {
    return switch (parsed(artifact).find(input(request))) {
      case RecordedOutput.Found(String output, int _) -> new ProviderReply.Text(output, Usage.NONE);
      case RecordedOutput.NoRecording _ -> new ProviderReply.Final(CallFailure.NO_RECORDING);
    };
  }

  private static String input(ModelRequest request) {
    if (request.inputs().get("question") instanceof String question) {
      return question;
    }
    return request.messages().reversed().stream().map(Message::content).findFirst().orElse("");
  }

  /** Parsed once, by whoever comes first. */
  private RecordedSet parsed(ArtifactRef artifact) {
    synchronized (parsed) {
      return parsed.computeIfAbsent(
          artifact.sha256(), _ -> RecordedSet.read(objects.get(artifact)));
    }
  }
}
