package dev.hansei.api.bodies;

import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A list as CSV: its headings, then a page at a time, so that a long one takes no memory. */
public final class CsvPages implements Iterator<String> {
  private final List<String> headings;
  private final Function<PageRequest, Page<List<String>>> pages;
  private Optional<PageRequest> next = Optional.empty();
  private boolean begun;

  /**
   * @param pages rows of the list, as many cells as headings
   */
  public CsvPages(List<String> headings, Function<PageRequest, Page<List<String>>> pages) {
    this.headings = List.copyOf(headings);
    this.pages = pages;
  }

  @Override
  public boolean hasNext() {
    return !begun || next.isPresent();
  }

  @Override
  public String next() {
    if (!begun) {
      begun = true;
      next = Optional.of(PageRequest.first(PageRequest.LIMIT_MAX));
      return CsvText.row(headings);
    }
    var page =
        pages.apply(next.orElseThrow(() -> new NoSuchElementException("the list is written")));
    next = page.next().map(cursor -> new PageRequest(Optional.of(cursor), PageRequest.LIMIT_MAX));
    return page.items().stream().map(CsvText::row).collect(Collectors.joining());
  }
}
