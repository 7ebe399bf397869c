package dev.hansei.infra.registry;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.ProjectId;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An exported audit log, checked with nothing else at hand than the file: no service, no database.
 * Read once, line by line.
 */
public final class AuditFile {
  /**
   * Characters of a line: a row's detail has at most 4,000 of them, escaped six times as many. A
   * longer line is an attack on whoever checks.
   */
  static final int LINE_CHARS_MAX = 64 * 1024;

  /** One a day: of three hundred years. */
  static final int ANCHORS_MAX = 110_000;

  private final CanonicalJson json = new CanonicalJson();
  private final BufferedReader lines;
  private long line;

  private AuditFile(BufferedReader lines) {
    this.lines = lines;
  }

  /**
   * What a file has shown.
   *
   * @param exportedAt by the file's own word
   * @param first number of its first row
   * @param previous hash of the row before that; where it is not the first of the chain, another
   *     file ends with it
   * @param last number of the row with which it should end
   * @param toEnd whether the chain had no row beyond, by the file's own word
   * @param proof of the rows and of the anchors in the file; its problems are also those with the
   *     anchors from elsewhere
   * @param outside how many anchors from elsewhere say something of the file's rows
   * @param newestOutside the newest of those that the rows agree with
   */
  public record Checked(
      ProjectId project,
      Instant exportedAt,
      long first,
      Sha256 previous,
      long last,
      boolean toEnd,
      AuditProof proof,
      int outside,
      Optional<AuditAnchor> newestOutside) {}

  /**
   * Checks a file.
   *
   * @param outside what the checker knows from elsewhere, such as copies of the anchors
   * @throws IllegalArgumentException when the first line is not that of an exported audit log
   * @throws IOException when it cannot be read
   */
  public static Checked check(BufferedReader lines, AuditOutside outside) throws IOException {
    return new AuditFile(lines).check(outside);
  }

  /** What a copy of an anchor's object says; empty where it is none. */
  public static Optional<AuditAnchor> anchor(String content) {
    try {
      return Optional.of(new CanonicalJson().read(content, AuditAnchor.class));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Checked check(AuditOutside outside) throws IOException {
    var begin =
        next()
            .flatMap(AuditLine::begin)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "this is no exported audit log: its first line does not say what it is"));
    var anchors = new ArrayList<AuditAnchor>();
    var now = next();
    while (now.flatMap(AuditLine::anchor).isPresent() && anchors.size() < ANCHORS_MAX) {
      anchors.add(now.orElseThrow().anchor().orElseThrow());
      now = next();
    }
    var inside =
        new AnchorWalk(
            anchors.stream().filter(begin::isAnchoredBy).distinct().toList(),
            LocalDate.ofInstant(begin.at(), ZoneOffset.UTC));
    inside.endsAt(begin.last());
    var beside = outside.against(begin);
    var chain = rows(begin, now, List.of(inside, beside));
    return checked(begin, inside.proof(chain), beside.proof(chain));
  }

  private static Checked checked(AuditLine.Begin begin, AuditProof inside, AuditProof beside) {
    var problems = new ArrayList<>(beside.problems());
    inside.problems().stream().filter(it -> !problems.contains(it)).forEach(problems::add);
    var missing =
        beside.anchors() == 0
            ? inside.missing()
            : inside.missing().stream().filter(beside.missing()::contains).toList();
    return new Checked(
        begin.projectId(),
        begin.at(),
        begin.first(),
        begin.previous(),
        begin.last(),
        begin.toEnd(),
        new AuditProof(inside.chain(), inside.anchors(), inside.newest(), problems, missing),
        beside.anchors(),
        beside.newest());
  }

  private AuditCheck rows(
      AuditLine.Begin begin, Optional<AuditLine> first, List<AnchorWalk> anchors)
      throws IOException {
    var walk = new AuditWalk(new AuditLink(json), begin.first() - 1, begin.previous());
    if (begin.first() == 1 && !begin.previous().equals(AuditLink.START)) {
      return new AuditCheck.Broken(1, "the first row of a chain follows zeros");
    }
    anchors.forEach(it -> it.passes(walk.sequence(), walk.hash()));
    var now = first;
    while (now.flatMap(AuditLine::row).isPresent()) {
      var row = now.orElseThrow().row().orElseThrow().in(begin.projectId());
      var wrong = walk.step(row);
      if (wrong.isPresent()) {
        return new AuditCheck.Broken(walk.sequence() + 1, wrong.get());
      }
      anchors.forEach(it -> it.see(row));
      now = next();
    }
    return end(begin, walk, now.flatMap(AuditLine::end));
  }

  private AuditCheck end(AuditLine.Begin begin, AuditWalk walk, Optional<AuditLine.End> end)
      throws IOException {
    long rows = walk.sequence() - begin.first() + 1;
    if (walk.sequence() < begin.last()) {
      return new AuditCheck.Broken(
          walk.sequence() + 1, "the row is missing; the file reached %d".formatted(begin.last()));
    }
    boolean isWhole =
        walk.sequence() == begin.last()
            && end.equals(Optional.of(new AuditLine.End(rows, walk.hash())))
            && lines.read() < 0;
    return isWhole
        ? new AuditCheck.Whole(rows, walk.hash())
        : new AuditCheck.Broken(
            walk.sequence() + 1, "the file does not end as it says, at line %d".formatted(line));
  }

  /** The next line; empty at the end, and where it cannot be read, which the end then shows. */
  private Optional<AuditLine> next() throws IOException {
    Optional<String> text = text();
    line++;
    try {
      return text.map(it -> json.read(it, AuditLine.class));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** A line without its end; empty where there is none, or a longer one than any of ours. */
  private Optional<String> text() throws IOException {
    var text = new StringBuilder();
    int next = lines.read();
    if (next < 0) {
      return Optional.empty();
    }
    while (next >= 0 && next != '\n') {
      if (text.length() == LINE_CHARS_MAX) {
        return Optional.empty();
      }
      text.append((char) next);
      next = lines.read();
    }
    return Optional.of(text.toString().stripTrailing());
  }
}
