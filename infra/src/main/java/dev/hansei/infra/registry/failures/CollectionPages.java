package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/** The pages that collections have read, each written once with what it found. */
@Singleton
public final class CollectionPages {
  private final CollectionRepository collections;
  private final PageRepository rows;
  private final Transactions transactions;

  CollectionPages(
      CollectionRepository collections, PageRepository rows, Transactions transactions) {
    this.collections = collections;
    this.rows = rows;
    this.transactions = transactions;
  }

  /** The page, where it was written already. */
  public Optional<CollectionPage> find(ProjectId project, CollectionId collection, int number) {
    return transactions.read(
        () -> rows.find(project.value(), collection.value(), number).map(PageRow::page));
  }

  /**
   * Writes a page together with what it found, in one transaction. A page that is there already is
   * given back and nothing is written, also when two attempts meet.
   *
   * @param number from 0
   * @param findings writes failures, settles traces, and counts them
   * @throws RegistryException NOT_FOUND for the collection
   */
  public CollectionPage once(
      ProjectId project, CollectionId collection, int number, Supplier<CollectionPage> findings) {
    return transactions.write(() -> {
      if (collections.lock(project.value(), collection.value()).isEmpty()) {
        throw RegistryException.notFound("collection", collection);
      }
      return rows.find(project.value(), collection.value(), number)
          .map(PageRow::page)
          .orElseGet(() -> insert(project, collection, number, findings.get()));
    });
  }

  private CollectionPage insert(
      ProjectId project, CollectionId collection, int number, CollectionPage page) {
    rows.insert(
        new PageRow(
            project.value(),
            collection.value(),
            number,
            page.found().tracesRead(),
            page.found().failed(),
            page.found().newFailures(),
            page.more()));
    return page;
  }
}
