package dev.hansei.api.models;

import dev.hansei.api.pages.Frame;
import dev.hansei.infra.registry.models.SavedPriceList;
import dev.hansei.workflows.models.Price;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What models cost.
 *
 * @param shown the list in force, or the one that was asked for; empty where there is none
 * @param inForce whether it is the one in force
 * @param versions all lists, newest first
 * @param today what the form offers as the first day
 */
public record PricesPage(
    Frame frame,
    Optional<SavedPriceList> shown,
    boolean inForce,
    List<SavedPriceList> versions,
    LocalDate today) {
  public PricesPage {
    versions = List.copyOf(versions);
  }

  /** By model, the newest first. */
  public List<Price> prices() {
    return shown.map(saved -> saved.list().prices()).orElse(List.of()).stream()
        .sorted(
            Comparator.comparing(Price::model)
                .thenComparing(Price::validFrom, Comparator.reverseOrder()))
        .toList();
  }

  /** What a form changes; 0 where there is nothing yet. */
  public int number() {
    return shown.map(saved -> saved.list().number()).orElse(0);
  }

  /** The list's, or the usual one. */
  public String currency() {
    return shown.map(saved -> saved.list().currency()).orElse("USD");
  }
}
