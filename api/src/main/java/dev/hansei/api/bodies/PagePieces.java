package dev.hansei.api.bodies;

import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The texts of a list: a head, a page at a time, so that a long one takes no memory, a tail. */
public final class PagePieces implements Iterator<String> {
  /** Items with whole texts, of which each may be a megabyte. */
  private static final int AT_ONCE = 20;

  private final String head;
  private final Function<PageRequest, Page<String>> pages;
  private final Supplier<String> tail;
  private Optional<String> after = Optional.empty();
  private Part next = Part.HEAD;

  /**
   * @param pages the texts of items
   * @param tail asked for once, after the last page
   */
  public PagePieces(String head, Function<PageRequest, Page<String>> pages, Supplier<String> tail) {
    this.head = head;
    this.pages = pages;
    this.tail = tail;
  }

  /**
   * A list as CSV.
   *
   * @param pages rows, as many cells as headings
   */
  public static PagePieces csv(
      List<String> headings, Function<PageRequest, Page<List<String>>> pages) {
    return new PagePieces(
        CsvText.row(headings), request -> pages.apply(request).map(CsvText::row), () -> "");
  }

  private enum Part {
    HEAD,
    PAGES,
    TAIL,
    NONE
  }

  @Override
  public boolean hasNext() {
    return next != Part.NONE;
  }

  @Override
  public String next() {
    return switch (next) {
      case HEAD -> {
        next = Part.PAGES;
        yield head;
      }
      case PAGES -> page();
      case TAIL -> {
        next = Part.NONE;
        yield tail.get();
      }
      case NONE -> throw new NoSuchElementException("the list is written");
    };
  }

  private String page() {
    var page = pages.apply(new PageRequest(after, AT_ONCE));
    after = page.next();
    next = after.isPresent() ? Part.PAGES : Part.TAIL;
    return String.join("", page.items());
  }
}
