package dev.hansei.infra.registry.models;

import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Batching;
import dev.hansei.infra.registry.RowBodies;
import dev.hansei.infra.registry.SqlFailure;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.lineage.Artifacts;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.Logprobs;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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

  /** Answers of one transaction: of the largest that fit into a row, still one packet. */
  private static final int WRITTEN_AT_ONCE = 50;

  private final CallRepository rows;
  private final PaidRepository paid;
  private final PaidByModelRepository paidByModel;
  private final Transactions transactions;
  private final Artifacts artifacts;
  private final ObjectStore objects;
  private final Batching<Asked, Optional<CallRow>> finding;
  private final Batching<CallRow, CallRow> writing;

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
    this.finding = new Batching<>("journal-find", KEYS_PER_STATEMENT, this::found);
    this.writing = new Batching<>("journal-write", WRITTEN_AT_ONCE, this::written);
  }

  private record Asked(ProjectId project, Sha256 key) {}

  /** The call, where it was paid already. */
  public Optional<JournalEntry> find(ProjectId project, CallKey key) {
    return finding.ask(new Asked(project, key.sha256())).map(row -> row.entry(text(row)));
  }

  /** Each in its place. */
  private List<Optional<CallRow>> found(List<Asked> asked) {
    Map<ProjectId, List<byte[]>> byProject = new LinkedHashMap<>();
    asked.forEach(each ->
        byProject.computeIfAbsent(each.project(), _ -> new ArrayList<>()).add(each.key().bytes()));
    Map<Asked, CallRow> there = new HashMap<>();
    byProject.forEach((project, keys) ->
        transactions
            .read(() -> rows.findAll(project.value(), keys))
            .forEach(row -> there.put(new Asked(project, row.callKey()), row)));
    return asked.stream().map(each -> Optional.ofNullable(there.get(each))).toList();
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
    CallRow standing = stored.isPresent() ? written(row, stored.get()) : writing.ask(row);
    return standing.equals(row) ? entry : standing.entry(text(standing));
  }

  /** With its text apart: rare, and it locks more than its own row, so it stands alone. */
  private CallRow written(CallRow row, ArtifactRef text) {
    return transactions.write(() -> {
      artifacts.register(new ProjectId(row.projectId()), text);
      return insertedOrThere(row);
    });
  }

  /** Those that stand: each row, or the one that was first with its key. */
  private List<CallRow> written(List<CallRow> some) {
    if (some.size() == 1) {
      return List.of(transactions.write(() -> insertedOrThere(some.getFirst())));
    }
    transactions.run(() -> rows.insert(some));
    return some;
  }

  private CallRow insertedOrThere(CallRow row) {
    return SqlFailure.isInserted(() -> rows.insert(row))
        ? row
        : rows.find(row.projectId(), row.callKey()).orElseThrow();
  }

  /** What a payer has paid so far. */
  public PaidCalls paidBy(ProjectId project, String payer) {
    return transactions.read(
        () -> paid.of(project.value(), payer).map(PaidRow::calls).orElse(PaidCalls.NONE));
  }

  /** What a payer has paid from a moment on. */
  public PaidCalls paidSince(ProjectId project, String payer, Instant since) {
    return transactions.read(
        () -> paid.since(project.value(), payer, since).map(PaidRow::calls).orElse(PaidCalls.NONE));
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
        entry.usage().cachedTokens(),
        entry.logprobs().map(Logprobs::tokens).orElse(null),
        entry.logprobs().map(Logprobs::sum).orElse(null));
  }
}
