package dev.hansei.api.home;

import java.util.List;

/** What a search found. */
public record SearchResource(List<Found> items) {
  public SearchResource {
    items = List.copyOf(items);
  }

  /** One thing: its name, what it is, and where its page is. */
  public record Found(String name, String kind, String href) {}
}
