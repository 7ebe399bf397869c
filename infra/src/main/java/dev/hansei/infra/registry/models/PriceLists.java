package dev.hansei.infra.registry.models;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.Price;
import dev.hansei.workflows.models.PriceList;
import dev.hansei.workflows.models.Pricing;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The prices of a project, in versions that never change. Nothing is built in: what nobody entered
 * is not known.
 */
@Singleton
public final class PriceLists {
  private final PriceListRepository rows;
  private final Transactions transactions;
  private final Audit audit;
  private final CanonicalJson json;
  private final Clock clock;

  PriceLists(
      PriceListRepository rows,
      Transactions transactions,
      Audit audit,
      CanonicalJson json,
      Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Prices to be saved.
   *
   * @param basedOn the number that they change, so that nobody's change is lost; 0 where there was
   *     none; absent where what is there does not matter
   */
  public record NewPriceList(
      String currency, List<Price> prices, String note, Optional<Integer> basedOn) {
    public NewPriceList {
      prices = List.copyOf(prices);
      if (note.length() > SavedPriceList.NOTE_CHARS_MAX) {
        throw new IllegalArgumentException("a note has at most 500 characters");
      }
      Objects.requireNonNull(basedOn, "basedOn is null");
    }
  }

  /**
   * Saves prices as the next number. The same as what is in force makes none.
   *
   * @throws RegistryException CONFLICT {@code prices-changed} where another number than the one
   *     named is in force
   * @throws IllegalArgumentException when they break a rule of {@link PriceList}
   */
  public SavedPriceList save(ProjectId project, NewPriceList wanted, Actor actor) {
    Sha256 content = json.hash(Map.of("currency", wanted.currency(), "prices", wanted.prices()));
    return transactions.findOrInsert(
        () ->
            rows.newest(project.value())
                .filter(row -> row.contentSha256().equals(content))
                .map(row -> row.saved(json)),
        () -> insert(project, wanted, content, actor));
  }

  private SavedPriceList insert(
      ProjectId project, NewPriceList wanted, Sha256 content, Actor actor) {
    int there = rows.newest(project.value()).map(PriceListRow::number).orElse(0);
    if (wanted.basedOn().filter(number -> number != there).isPresent()) {
      throw new RegistryException(
          RegistryException.Kind.CONFLICT,
          "prices-changed",
          "Somebody saved prices meanwhile: number %d is in force. Read it and change that."
              .formatted(there));
    }
    PriceList list = new PriceList(there + 1, wanted.currency(), wanted.prices());
    var row =
        new PriceListRow(
            project.value(),
            list.number(),
            list.currency(),
            json.write(list.prices()),
            content,
            wanted.note(),
            actor.label(),
            clock.instant());
    rows.insert(row);
    audit.append(
        project,
        actor,
        "models.prices.save",
        AuditSubject.of("price-list", list.number()),
        Map.of("currency", list.currency(), "prices", list.prices().size()));
    return row.saved(json);
  }

  /** The list in force. */
  public Optional<SavedPriceList> newest(ProjectId project) {
    return transactions.read(() -> rows.newest(project.value()).map(row -> row.saved(json)));
  }

  /** The list of that number. */
  public Optional<SavedPriceList> find(ProjectId project, int number) {
    return transactions.read(() -> rows.find(project.value(), number).map(row -> row.saved(json)));
  }

  /** What is planned now is reckoned by this. */
  public Pricing now(ProjectId project) {
    return new Pricing(newest(project).map(SavedPriceList::list), today());
  }

  /** What was planned on a day by the list of a number, 0 for none, is reckoned by this. */
  public Pricing of(ProjectId project, int number, LocalDate day) {
    return new Pricing(
        number == 0 ? Optional.empty() : find(project, number).map(SavedPriceList::list), day);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** Lists, newest first. */
  public Page<SavedPriceList> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), request.beforeNumber(), request.fetch()),
            request,
            row -> row.saved(json),
            PriceListRow::number));
  }
}
