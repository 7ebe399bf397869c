package dev.hansei.infra.registry;

import dev.hansei.workflows.lineage.Sha256;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Holds a chain that is being read against its anchors. Whoever reads shows it where the chain ends
 * and then each good row.
 */
final class AnchorWalk {
  private final List<AuditAnchor> anchors;
  private final LocalDate today;
  private final List<String> problems = new ArrayList<>();
  private final List<LocalDate> missing = new ArrayList<>();
  private Optional<AuditAnchor> newest = Optional.empty();
  private boolean isChanged;
  private int next;

  /**
   * @param anchors in any order
   * @param today the day on which no anchor is missing yet
   */
  AnchorWalk(List<AuditAnchor> anchors, LocalDate today) {
    this.anchors =
        anchors.stream()
            .sorted(Comparator.comparingLong(AuditAnchor::sequence).thenComparing(AuditAnchor::day))
            .toList();
    this.today = today;
  }

  /** For a chain whose anchors nobody asks for. */
  static AnchorWalk none() {
    return new AnchorWalk(List.of(), LocalDate.MIN);
  }

  /** Where the chain says that it ends. */
  void endsAt(long sequence) {
    for (var anchor : anchors) {
      if (anchor.sequence() > sequence) {
        tell(
            "The chain ends at row %d, but the anchor of %s was made at row %d: rows are missing."
                .formatted(sequence, anchor.day(), anchor.sequence()));
      }
    }
  }

  /** The next row, which follows from the one before. */
  void see(AuditRow row) {
    lookForMissingDays(row);
    passes(row.sequence(), row.hash());
  }

  /** That the chain has a row of that number and hash; rows are passed in order. */
  void passes(long sequence, Sha256 hash) {
    while (next < anchors.size() && anchors.get(next).sequence() <= sequence) {
      var anchor = anchors.get(next++);
      if (anchor.sequence() == sequence) {
        compare(anchor, hash);
      }
    }
  }

  private void compare(AuditAnchor anchor, Sha256 hash) {
    if (!anchor.hash().equals(hash)) {
      var since =
          newest.map(it -> "; up to row %d nothing was".formatted(it.sequence())).orElse("");
      tell(
          "Row %d is not the one that was anchored on %s: it, or a row before it, was changed and the chain written anew%s."
              .formatted(anchor.sequence(), anchor.day(), since));
      isChanged = true;
    } else if (!isChanged) {
      newest = Optional.of(anchor);
    }
  }

  /** The first row behind an anchor should stand under another a day later. */
  private void lookForMissingDays(AuditRow row) {
    if (next == 0 || anchors.get(next - 1).sequence() != row.sequence() - 1) {
      return;
    }
    var before = anchors.get(next - 1).day();
    var written = LocalDate.ofInstant(row.at(), ZoneOffset.UTC);
    var due = (written.isAfter(before) ? written : before).plusDays(1);
    var until = next < anchors.size() ? anchors.get(next).day() : today;
    if (due.isBefore(until)) {
      due.datesUntil(until)
          .limit((long) AuditProof.DAYS_MAX - missing.size())
          .forEach(missing::add);
    }
  }

  /** What is wrong beside the rows, such as an anchor that cannot be read. */
  void tell(String problem) {
    problems.add(problem);
  }

  /** All of it, after the last row. */
  AuditProof proof(AuditCheck chain) {
    return new AuditProof(chain, anchors.size(), newest, told(), missing);
  }

  private List<String> told() {
    if (problems.size() <= AuditProof.PROBLEMS_MAX) {
      return problems;
    }
    var first = new ArrayList<>(problems.subList(0, AuditProof.PROBLEMS_MAX));
    first.add("%d more.".formatted(problems.size() - AuditProof.PROBLEMS_MAX));
    return first;
  }
}
