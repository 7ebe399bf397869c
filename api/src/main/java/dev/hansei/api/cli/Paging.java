package dev.hansei.api.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which page of a list. */
final class Paging {
  @Option(
      names = "--after",
      paramLabel = "CURSOR",
      description = "The page after this one; the page before prints it.")
  private @Nullable String after;

  @Option(names = "--limit", paramLabel = "N", description = "At most so many: 1 to 200, else 50.")
  private @Nullable Integer limit;

  /** The path of a list with what is asked of it; values that are null are left out. */
  String of(String path, @Nullable String... filters) {
    StringBuilder query = new StringBuilder();
    for (int i = 0; i + 1 < filters.length; i += 2) {
      append(query, filters[i], filters[i + 1]);
    }
    append(query, "after", after);
    append(query, "limit", limit == null ? null : limit.toString());
    return path + query;
  }

  /** The path of what has no pages, with what is asked of it. */
  static String all(String path, @Nullable String... filters) {
    return new Paging().of(path, filters);
  }

  private static void append(StringBuilder query, @Nullable String name, @Nullable String value) {
    if (name != null && value != null) {
      query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(Api.encoded(value));
    }
  }
}
