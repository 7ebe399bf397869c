package dev.hansei.api.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where in a request something is wrong.
 *
 * @param field a JSON path such as {@code clauses[0].margin}, or a parameter's name
 * @param line of an upload, counted from 1
 * @param detail what is wrong there and what is allowed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Pointer(@Nullable String field, @Nullable Integer line, String detail) {
  public Pointer {
    if (line != null && line < 1) {
      throw new IllegalArgumentException("lines count from 1: " + line);
    }
  }

  /** A field of the body, or a parameter. */
  public static Pointer field(String field, String detail) {
    return new Pointer(field, null, detail);
  }

  /** A line of an upload. */
  public static Pointer line(int line, String detail) {
    return new Pointer(null, line, detail);
  }
}
