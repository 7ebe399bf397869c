package dev.hansei.workflows.gates;

import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.lineage.Sha256;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which cases count as required in a run: those that bear the mark, and those that lost it after
 * the run began, so that nobody takes the mark from what has just failed.
 *
 * @param set SHA-256 of the ids of all of them, in order, a line each; see {@link #setOf}
 * @param taken of those that count, the ones that lost the mark, at most {@link
 *     Evidence#FAILED_LISTED_MAX} of them
 * @param takenTotal how many in all
 * @param lostBefore cases of the run that had lost the mark when it began; they do not count
 */
public record RequiredMarks(Sha256 set, List<Taken> taken, int takenTotal, int lostBefore) {
  /** So many are named in a sentence; the evidence has more. */
  private static final int NAMED_MAX = 3;

  public RequiredMarks {
    Objects.requireNonNull(set, "set is null");
    taken = List.copyOf(taken);
    if (taken.size() > Evidence.FAILED_LISTED_MAX || takenTotal < taken.size() || lostBefore < 0) {
      throw new IllegalArgumentException("marks that were taken away do not add up");
    }
  }

  /**
   * A mark that was taken away.
   *
   * @param by {@code person:<id>}, {@code workflow:<id>} or {@code system}
   */
  public record Taken(CaseId caseId, String by, Instant at) {
    public Taken {
      Objects.requireNonNull(caseId, "caseId is null");
      Objects.requireNonNull(by, "by is null");
      Objects.requireNonNull(at, "at is null");
    }
  }

  /** The hash of a set of cases, in whatever order. */
  public static Sha256 setOf(Collection<CaseId> cases) {
    return Sha256.of(
        new TreeSet<>(cases).stream().map(CaseId::toString).collect(Collectors.joining("\n")));
  }

  /** What a sentence on required cases adds; empty where no mark was taken away. */
  String words() {
    String counted =
        takenTotal == 0
            ? ""
            : "; %,d of them lost the mark after the run began and still count: %s%s"
                .formatted(takenTotal, named(), takenTotal > NAMED_MAX ? " and others" : "");
    return lostBefore == 0
        ? counted
        : "%s; %,d other cases of the run had lost the mark before".formatted(counted, lostBefore);
  }

  private String named() {
    return taken.stream()
        .limit(NAMED_MAX)
        .map(one -> "%s by %s at %s".formatted(one.caseId(), one.by(), one.at()))
        .collect(Collectors.joining(", "));
  }
}
