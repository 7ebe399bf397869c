package dev.hansei.infra.registry.traces;

import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Transactions;
import jakarta.inject.Singleton;

/** Batch objects of which no span is left. */
@Singleton
final class EmptiedBatches {
  private final BatchRepository batches;
  private final CopyRepository copies;
  private final ObjectStore objects;
  private final Transactions transactions;

  EmptiedBatches(
      BatchRepository batches,
      CopyRepository copies,
      ObjectStore objects,
      Transactions transactions) {
    this.batches = batches;
    this.copies = copies;
    this.objects = objects;
    this.transactions = transactions;
  }

  /**
   * Deletes some, of all projects. The object first: a row that is still there is found again. Each
   * object has one writer and is named by nothing else; those of older versions may be named by
   * another project.
   *
   * @return how many
   */
  int delete(int limit) {
    var emptied = transactions.read(() -> batches.emptied(limit));
    for (BatchRow batch : emptied) {
      if (transactions.read(() -> batches.countNaming(batch.sha256())) == 1) {
        objects.delete(batch.sha256());
      }
      transactions.run(() -> {
        batches.delete(batch.projectId(), batch.sha256());
        copies.deleteOfBatch(batch.projectId(), batch.sha256());
      });
    }
    return emptied.size();
  }
}
