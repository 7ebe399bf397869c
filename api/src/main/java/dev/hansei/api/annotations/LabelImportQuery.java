package dev.hansei.api.annotations;

import dev.hansei.api.annotations.formats.LabelFormat;
import dev.hansei.api.bodies.Rules;
import dev.hansei.api.bodies.Words;
import dev.hansei.infra.registry.annotations.Ratings;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * How a file of labels is to be read.
 *
 * @param format its shape; JSON lines of our own when absent
 * @param as what its labels become; reviews when absent
 * @param source where the labels come from, in a word or two
 */
@Introspected
public record LabelImportQuery(
    @QueryValue
        @Parameter(description = "jsonl, csv, label-studio, argilla or mlflow; jsonl when absent.")
        @Nullable String format,
    @QueryValue
        @Parameter(
            description =
                "reviews: each takes a reviewer's place and may settle its item, as many as there"
                    + " are places. raters: beside the reviews, any number an item, settling"
                    + " nothing unless the queue settles by its crowd. reviews when absent.")
        @Nullable String as,
    @QueryValue @Parameter(description = "Where the labels come from, 80 characters at most.")
        @Nullable String source) {
  /** What labels from elsewhere become. */
  enum As {
    /** Each takes a place. */
    REVIEWS,
    /** Each stands beside them. */
    RATERS
  }

  LabelFormat shape() {
    return Words.constantIfSet("format", format, LabelFormat.class).orElse(LabelFormat.JSONL);
  }

  As become() {
    return Words.constantIfSet("as", as, As.class).orElse(As.REVIEWS);
  }

  String from() {
    Rules.textOrEmpty("source", source, Ratings.SOURCE_CHARS_MAX);
    return source == null ? "" : source;
  }
}
