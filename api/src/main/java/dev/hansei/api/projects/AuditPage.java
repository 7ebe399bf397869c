package dev.hansei.api.projects;

import dev.hansei.api.pages.Frame;
import dev.hansei.infra.registry.AuditAnchor;
import dev.hansei.infra.registry.AuditProof;
import dev.hansei.workflows.projects.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who did what.
 *
 * @param actor whose rows are shown, as in the URL; empty for those of everybody
 * @param about the id of the thing whose rows are shown; empty for everything
 * @param actors to choose from
 * @param isOlder whether newer rows stand on a page before
 * @param verified the last verification, where somebody asked for one
 * @param anchors the newest, newest first
 */
public record AuditPage(
    Frame frame,
    List<Line> lines,
    String actor,
    String about,
    List<Choice> actors,
    Optional<Verified> verified,
    List<AuditAnchor> anchors,
    boolean isOlder,
    Optional<String> next) {
  public AuditPage {
    lines = List.copyOf(lines);
    actors = List.copyOf(actors);
    anchors = List.copyOf(anchors);
  }

  /** Whether whoever looks may have the chain verified. */
  public boolean mayVerify() {
    return Stream.of(Role.LEAD, Role.DEVELOPER, Role.RELEASE_MANAGER, Role.ADMIN)
        .anyMatch(frame.viewer()::is);
  }

  /** What reading the chain and its anchors has shown, when, and who asked for it. */
  public record Verified(AuditProof proof, Instant at, String by) {
    /** The days without an anchor, in a row. */
    public String missingDays() {
      return proof.missing().stream().map(LocalDate::toString).collect(Collectors.joining(", "));
    }
  }

  /** Somebody who can have done something. {@code value} stands in the URL. */
  public record Choice(String value, String words) {}

  /**
   * One row.
   *
   * @param actorLabel as the log has it
   * @param href the page of what it tells of, where it has one
   */
  public record Line(
      long sequence,
      Instant at,
      String actor,
      String actorLabel,
      String action,
      String subjectKind,
      String subjectId,
      Optional<String> href,
      List<Detail> details) {
    public Line {
      details = List.copyOf(details);
    }
  }

  /**
   * A fact beside a row.
   *
   * @param before what it was, where the row tells of a change
   */
  public record Detail(String name, Optional<String> before, String value) {
    /** What did not change. */
    public Detail(String name, String value) {
      this(name, Optional.empty(), value);
    }
  }

  /** How many rows there are in all; empty where those shown do not tell. */
  public Optional<Long> total() {
    return isFiltered() || isOlder || lines.isEmpty()
        ? Optional.empty()
        : Optional.of(lines.getFirst().sequence());
  }

  /** Whether only some rows are asked for. */
  public boolean isFiltered() {
    return !actor.isEmpty() || !about.isEmpty();
  }
}
