package dev.hansei.workflows.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * How often which categories met: a row for each category of the reference, a column for each of
 * the other rater.
 *
 * @param categories their names, sorted; rows and columns stand in this order
 * @param counts as many rows and columns as categories; none negative
 */
public record Confusion(List<String> categories, List<List<Integer>> counts) {
  /** Nobody reads a larger table, and kappa of so many categories says little. */
  public static final int CATEGORIES_MAX = 50;

  public Confusion {
    categories = List.copyOf(categories);
    counts = counts.stream().map(List::copyOf).toList();
    int size = categories.size();
    if (size < 1 || size > CATEGORIES_MAX) {
      throw new IllegalArgumentException(
          "a confusion has 1 to %d categories, got %d".formatted(CATEGORIES_MAX, size));
    }
    if (counts.size() != size || counts.stream().anyMatch(row -> row.size() != size)) {
      throw new IllegalArgumentException("a confusion has a row and a column a category");
    }
    if (counts.stream().flatMap(List::stream).anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("counts must not be negative, got " + counts);
    }
  }

  /**
   * Counts items.
   *
   * @throws IllegalArgumentException when there is none, or more categories than {@link
   *     #CATEGORIES_MAX}
   */
  public static Confusion of(List<RatedItem> items) {
    TreeSet<String> names = new TreeSet<>();
    items.forEach(item -> {
      names.add(item.reference());
      names.add(item.rating());
    });
    return of(items, List.copyOf(names));
  }

  /**
   * The same over given categories, some of which may be empty.
   *
   * @throws IllegalArgumentException when an item has another category
   */
  public static Confusion of(List<RatedItem> items, List<String> categories) {
    int[][] counts = new int[categories.size()][categories.size()];
    for (RatedItem item : items) {
      counts[place(categories, item.reference())][place(categories, item.rating())]++;
    }
    List<List<Integer>> rows = new ArrayList<>();
    for (int[] row : counts) {
      rows.add(Arrays.stream(row).boxed().toList());
    }
    return new Confusion(categories, rows);
  }

  private static int place(List<String> categories, String name) {
    int place = categories.indexOf(name);
    if (place < 0) {
      throw new IllegalArgumentException(
          "unknown category '%s'; known are %s".formatted(name, categories));
    }
    return place;
  }

  /** How many items there are. */
  public int total() {
    return counts.stream().flatMap(List::stream).mapToInt(Integer::intValue).sum();
  }

  /** How many items both raters put into the same category. */
  public int agreed() {
    int sum = 0;
    for (int i = 0; i < counts.size(); i++) {
      sum += counts.get(i).get(i);
    }
    return sum;
  }

  /** How many items the reference has in a category. */
  public int inReference(int category) {
    return counts.get(category).stream().mapToInt(Integer::intValue).sum();
  }

  /** How many items the other rater put into a category. */
  public int inRating(int category) {
    return counts.stream().mapToInt(row -> row.get(category)).sum();
  }

  /** The count of one cell, by names. */
  public int count(String reference, String rating) {
    return counts.get(place(categories, reference)).get(place(categories, rating));
  }

  /** The counts row after row, for arithmetic. */
  double[] cells() {
    return counts.stream().flatMap(List::stream).mapToDouble(Integer::doubleValue).toArray();
  }
}
