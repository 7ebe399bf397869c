package dev.hansei.infra.registry.models;

import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.lineage.Artifacts;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The journal of model calls ({@code workflows/docs/0003-paid-once.md}). An answer is here before
 * it is used, so a call with the same key is paid once.
 */
@Singleton
public final class CallJournal {
  /** Larger answers are objects: rows stay small enough to be written in groups. */
  static final int BODY_BYTES_MAX = 64 * 1024;

  private static final String TEXT = "text/plain; charset=utf-8";

  private final CallRepository rows;
  private final Transactions transactions;
  private final Artifacts artifacts;
  private final ObjectStore objects;

  CallJournal(
      CallRepository rows, Transactions transactions, Artifacts artifacts, ObjectStore objects) {
    this.rows = rows;
    this.transactions = transactions;
    this.artifacts = artifacts;
    this.objects = objects;
  }

  /** The call, where it was paid already. */
  public Optional<JournalEntry> find(ProjectId project, CallKey key) {
    return transactions
        .read(() -> rows.find(project.value(), key.sha256()))
        .map(row -> row.entry(text(row)));
  }

  /** Those of the calls that were paid; at most a page of them at once. */
  public Map<CallKey, JournalEntry> findAll(ProjectId project, Collection<CallKey> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    List<byte[]> hashes = keys.stream().distinct().map(key -> key.sha256().bytes()).toList();
    Map<CallKey, JournalEntry> found = new LinkedHashMap<>();
    transactions
        .read(() -> rows.findAll(project.value(), hashes))
        .forEach(row -> found.put(new CallKey(row.callKey()), row.entry(text(row))));
    return found;
  }

  /** Keeps an answer; of two for the same key the first stays. Committed when this returns. */
  public void record(ProjectId project, JournalEntry entry) {
    byte[] body = entry.text().getBytes(StandardCharsets.UTF_8);
    if (body.length <= BODY_BYTES_MAX) {
      transactions.run(() -> rows.insertOrKeep(row(project, entry, body.length, null)));
      return;
    }
    ArtifactRef stored = objects.put(body, TEXT);
    transactions.run(() -> {
      artifacts.register(project, stored);
      rows.insertOrKeep(row(project, entry, body.length, stored.sha256()));
    });
  }

  private String text(CallRow row) {
    if (row.body() != null) {
      return row.body();
    }
    if (row.bodySha256() == null) {
      throw new IllegalStateException("call %s has no body".formatted(row.callKey()));
    }
    return new String(objects.get(row.bodySha256()), StandardCharsets.UTF_8);
  }

  private static CallRow row(
      ProjectId project, JournalEntry entry, int bytes, @Nullable Sha256 stored) {
    return new CallRow(
        project.value(),
        entry.key().sha256(),
        entry.model().value(),
        stored == null ? entry.text() : null,
        stored,
        bytes,
        entry.usage().inputTokens(),
        entry.usage().outputTokens(),
        entry.usage().costUsdMicros(),
        entry.latencyMillis(),
        entry.createdAt());
  }
}
