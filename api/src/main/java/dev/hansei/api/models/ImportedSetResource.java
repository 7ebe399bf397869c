package dev.hansei.api.models;

import dev.hansei.api.bodies.RejectedLine;
import dev.hansei.infra.models.RecordedSet;
import java.util.List;

/**
 * A recorded set that was just sent.
 *
 * @param rejected the first {@link RecordedSet#BAD_LINES_LISTED_MAX} lines that were left out
 * @param rejectedCount how many in all
 */
public record ImportedSetResource(
    String name,
    String model,
    int count,
    String sha256,
    List<RejectedLine> rejected,
    int rejectedCount) {
  static ImportedSetResource from(RecordedSetResource kept, RecordedSet read) {
    return new ImportedSetResource(
        kept.name(),
        kept.model(),
        kept.count(),
        kept.sha256(),
        read.badLines().stream()
            .map(bad -> new RejectedLine(bad.line(), "invalid-line", bad.reason()))
            .toList(),
        read.badLineCount());
  }
}
