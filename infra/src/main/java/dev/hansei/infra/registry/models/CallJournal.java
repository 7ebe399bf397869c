package dev.hansei.infra.registry.models;

import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.RowBodies;
import dev.hansei.infra.registry.SqlFailure;
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
  /** Keys per statement; keeps its text within what servers parse at ease. */
  private static final int KEYS_PER_STATEMENT = 200;

  private static final String TEXT = "text/plain; charset=utf-8";

  /** Who pays a call that no workflow's step makes. */
  private static final String NOBODY = "";

  private final CallRepository rows;
  private final PaidRepository paid;
  private final PaidByModelRepository paidByModel;
  private final Transactions transactions;
  private final Artifacts artifacts;
  private final ObjectStore objects;

  CallJournal(
      CallRepository rows,
      PaidRepository paid,
      PaidByModelRepository paidByModel,
      Transactions transactions,
      Artifacts artifacts,
      ObjectStore objects) {
    this.rows = rows;
    this.paid = paid;
    this.paidByModel = paidByModel;
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

  /** Those of the calls that were paid. */
  public Map<CallKey, JournalEntry> findAll(ProjectId project, Collection<CallKey> keys) {
    var hashes = keys.stream().distinct().map(key -> key.sha256().bytes()).toList();
    Map<CallKey, JournalEntry> found = new LinkedHashMap<>();
    for (int from = 0; from < hashes.size(); from += KEYS_PER_STATEMENT) {
      var some = hashes.subList(from, Math.min(from + KEYS_PER_STATEMENT, hashes.size()));
      transactions
          .read(() -> rows.findAll(project.value(), some))
          .forEach(row -> found.put(new CallKey(row.callKey()), row.entry(text(row))));
    }
    return found;
  }

  /** How many of the calls were paid; reads no answer. */
  public long known(ProjectId project, Collection<CallKey> keys) {
    var hashes = keys.stream().distinct().map(key -> key.sha256().bytes()).toList();
    long known = 0;
    for (int from = 0; from < hashes.size(); from += KEYS_PER_STATEMENT) {
      var some = hashes.subList(from, Math.min(from + KEYS_PER_STATEMENT, hashes.size()));
      known += transactions.read(() -> rows.count(project.value(), some));
    }
    return known;
  }

  /**
   * Keeps an answer; of two for the same key the first stays. Committed when this returns.
   *
   * @return the entry that stands: two who raced go on with the same answer
   */
  public JournalEntry record(ProjectId project, JournalEntry entry) {
    return record(project, entry, NOBODY);
  }

  /**
   * The same, naming who pays: the id of the workflow whose step made the call, at most 120
   * characters.
   */
  public JournalEntry record(ProjectId project, JournalEntry entry, String payer) {
    byte[] body = entry.text().getBytes(StandardCharsets.UTF_8);
    Optional<ArtifactRef> stored =
        body.length > RowBodies.BYTES_MAX ? Optional.of(objects.put(body, TEXT)) : Optional.empty();
    var row = row(project, entry, body.length, stored.map(ArtifactRef::sha256).orElse(null), payer);
    Optional<CallRow> there =
        transactions.write(() -> {
          stored.ifPresent(ref -> artifacts.register(project, ref));
          return SqlFailure.isInserted(() -> rows.insert(row))
              ? Optional.empty()
              : rows.find(project.value(), entry.key().sha256());
        });
    return there.map(other -> other.entry(text(other))).orElse(entry);
  }

  /** What a payer has paid so far. */
  public PaidCalls paidBy(ProjectId project, String payer) {
    return transactions.read(
        () -> paid.of(project.value(), payer).map(PaidRow::calls).orElse(PaidCalls.NONE));
  }

  /** The same for each model that it asked, by name. */
  public List<PaidByModel> paidByModel(ProjectId project, String payer) {
    return transactions.read(
        () -> paidByModel.of(project.value(), payer).stream().map(PaidByModelRow::calls).toList());
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
      ProjectId project, JournalEntry entry, int bytes, @Nullable Sha256 stored, String payer) {
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
        entry.createdAt(),
        payer,
        entry.usage().cachedTokens());
  }
}
