package dev.hansei.infra.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.ProjectId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An exported audit log says by itself whether it is what was written. */
class AuditFileTest {
  private static final CanonicalJson JSON = new CanonicalJson();
  private static final AuditLink LINK = new AuditLink(JSON);
  private static final ProjectId PROJECT = ProjectId.of("019a9000-0000-7000-8000-000000000001");
  private static final Instant WRITTEN = Instant.parse("2026-11-29T10:00:00Z");
  private static final int ROWS = 12;

  private final List<AuditRow> rows = rows(ROWS);

  @Test
  void isWholeAsItWasWritten() throws IOException {
    var checked = check(lines(1, ROWS, List.of(anchor(10)), ROWS));
    assertThat(checked.proof().chain())
        .isEqualTo(new AuditCheck.Whole(ROWS, rows.getLast().hash()));
    assertThat(checked.proof().isIntact()).isTrue();
    assertThat(checked.proof().newest()).contains(anchor(10));
    assertThat(checked.project()).isEqualTo(PROJECT);

    var part = check(lines(4, 9, List.of(anchor(3), anchor(8), anchor(10)), ROWS));
    assertThat(part.proof().chain()).isEqualTo(new AuditCheck.Whole(6, rows.get(8).hash()));
    assertThat(part.proof().isIntact()).isTrue();
    assertThat(part.proof().anchors()).isEqualTo(2);
    assertThat(part.previous()).isEqualTo(rows.get(2).hash());

    assertThat(check(lines(13, 12, List.of(), ROWS)).proof().chain())
        .isEqualTo(new AuditCheck.Whole(0, rows.getLast().hash()));
  }

  @Test
  void namesTheRowThatWasChangedOrTakenOut() throws IOException {
    // The first line says what the file is, so row n stands on line n + 1.
    for (int row : new int[] {1, 5, ROWS}) {
      var changed = new ArrayList<>(lines(1, ROWS, List.of(), ROWS));
      changed.set(row, changed.get(row).replace("system", "person:x"));
      assertBroken(changed, row);
      var shorter = new ArrayList<>(lines(1, ROWS, List.of(), ROWS));
      shorter.remove(row);
      assertBroken(shorter, row);
      var unreadable = new ArrayList<>(lines(1, ROWS, List.of(), ROWS));
      unreadable.set(row, "{\"row\":{\"sequence\":" + row + "}}\n");
      assertBroken(unreadable, row);
    }
  }

  @Test
  void noticesThatItWasCutOffOrContinued() throws IOException {
    var whole = lines(1, ROWS, List.of(), ROWS);
    for (int kept = 1; kept < whole.size(); kept++) {
      assertBroken(whole.subList(0, kept), kept);
    }
    var longer = new ArrayList<>(whole);
    longer.add(whole.getLast());
    assertBroken(longer, ROWS + 1L);
  }

  @Test
  void aLineWithoutAnEndIsNotReadToItsEnd() throws IOException {
    var endless =
        new Reader() {
          @Override
          public int read(char[] into, int from, int length) {
            Arrays.fill(into, from, from + length, ' ');
            return length;
          }

          @Override
          public void close() {}
        };
    var none = new AuditOutside(List.of(), Optional.empty(), false);
    assertThatThrownBy(() -> AuditFile.check(new BufferedReader(endless), none))
        .hasMessageContaining("no exported audit log");
    var longer = new ArrayList<>(lines(1, ROWS, List.of(), ROWS));
    longer.set(5, " ".repeat(AuditFile.LINE_CHARS_MAX) + longer.get(5));
    assertBroken(longer, 5);
  }

  @Test
  void noticesThatItWasWrittenAnewByAnchorsFromElsewhere() throws IOException {
    var forged = lines(1, ROWS, List.of(), ROWS);
    var real =
        new AuditAnchor(PROJECT, LocalDate.of(2026, 11, 28), 7, Sha256.of("another row"), WRITTEN);
    assertThat(check(forged.iterator(), List.of()).proof().isIntact()).isTrue();
    assertThat(check(forged.iterator(), List.of(real)).proof().problems())
        .singleElement()
        .asString()
        .startsWith("Row 7 is not the one that was anchored on 2026-11-28");

    var beyond = new AuditAnchor(PROJECT, real.day(), 40, real.hash(), WRITTEN);
    assertThat(check(forged.iterator(), List.of(beyond)).proof().problems())
        .singleElement()
        .asString()
        .startsWith("The chain had row 40 on 2026-11-28, and this file ends at row 12");
  }

  @Test
  void whatTheFileSaysOfItselfDoesNotDecideWhichAnchorsCount() throws IOException {
    var anchors = List.of(anchor(6), anchor(10));
    // Cut at row 6, and said to be an older file, or one that was cut on purpose.
    for (int head : new int[] {6, ROWS}) {
      var cut = check(lines(1, 6, List.of(anchor(6)), head).iterator(), anchors);
      assertThat(cut.proof().isIntact()).isFalse();
      assertThat(cut.proof().problems()).singleElement().asString().contains("had row 10");
      assertThat(cut.toEnd()).isEqualTo(head == 6);
    }
    assertThat(check(lines(4, ROWS, List.of(), ROWS).iterator(), anchors).proof().problems())
        .singleElement()
        .asString()
        .contains("begins at row 4");
    var part = new AuditOutside(anchors, Optional.of(PROJECT), true);
    var known = check(lines(4, 6, List.of(), ROWS).iterator(), part);
    assertThat(known.proof().isIntact()).isTrue();
    assertThat(known.outside()).isEqualTo(1);
    assertThat(known.newestOutside()).contains(anchor(6));
    assertThat(known.proof().anchors()).isZero();
  }

  @Test
  void aWholeChainOfAnotherProjectIsNotProvenByAnchorsThatSayNothingOfIt() throws IOException {
    var other = ProjectId.of("019a9000-0000-7000-8000-000000000002");
    var elsewhere =
        new AuditAnchor(other, LocalDate.of(2026, 11, 28), 7, Sha256.of("theirs"), WRITTEN);
    var forged = lines(1, ROWS, List.of(anchor(10)), ROWS);
    assertThat(check(forged.iterator(), List.of(elsewhere)).proof().problems())
        .singleElement()
        .asString()
        .contains("each is of another: " + other);
    var named = new AuditOutside(List.of(), Optional.of(other), true);
    assertThat(check(forged.iterator(), named).proof().isIntact()).isFalse();
    assertThat(check(forged.iterator(), List.of(elsewhere, anchor(10))).proof().isIntact())
        .isTrue();
  }

  @Test
  void refusesWhatIsNoAuditLog() {
    for (var text : List.of("", "{}\n", "x\n", "{\"end\":{\"rows\":0,\"hash\":\"x\"}}\n")) {
      assertThatThrownBy(() -> check(List.of(text)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no exported audit log");
    }
    var other = new ArrayList<>(lines(1, ROWS, List.of(), ROWS));
    other.set(0, other.getFirst().replace("hansei-audit/1", "hansei-audit/9"));
    assertThatThrownBy(() -> check(other)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Checks the lines of a file. */
  static AuditFile.Checked check(Iterator<String> lines) throws IOException {
    return check(lines, List.of());
  }

  private static AuditFile.Checked check(List<String> lines) throws IOException {
    return check(lines.iterator(), List.of());
  }

  private static AuditFile.Checked check(Iterator<String> lines, List<AuditAnchor> outside)
      throws IOException {
    return check(lines, new AuditOutside(outside, Optional.empty(), false));
  }

  private static AuditFile.Checked check(Iterator<String> lines, AuditOutside outside)
      throws IOException {
    var text = new StringBuilder();
    lines.forEachRemaining(text::append);
    try (var reader = new BufferedReader(new StringReader(text.toString()))) {
      return AuditFile.check(reader, outside);
    }
  }

  private static void assertBroken(List<String> lines, long row) throws IOException {
    assertThat(check(lines).proof().chain())
        .isInstanceOfSatisfying(
            AuditCheck.Broken.class, broken -> assertThat(broken.sequence()).isEqualTo(row));
  }

  /** The lines of a file with the rows from one to another, of a chain that ended then. */
  private List<String> lines(int first, int last, List<AuditAnchor> anchors, int head) {
    var previous = first == 1 ? AuditLink.START : rows.get(first - 2).hash();
    var begin =
        new AuditLine.Begin(
            AuditLine.FORMAT,
            PROJECT,
            WRITTEN.plusSeconds(60),
            first,
            previous,
            last,
            last == head);
    var lines = new ArrayList<String>();
    new AuditExport(begin, anchors, after -> rows.subList((int) after, rows.size()), JSON)
        .forEachRemaining(lines::add);
    return lines;
  }

  private AuditAnchor anchor(int sequence) {
    return new AuditAnchor(
        PROJECT,
        LocalDate.of(2026, 11, 10 + sequence),
        sequence,
        rows.get(sequence - 1).hash(),
        WRITTEN);
  }

  private static List<AuditRow> rows(int count) {
    var rows = new ArrayList<AuditRow>();
    IntStream.rangeClosed(1, count)
        .forEach(number -> {
          var previous = rows.isEmpty() ? AuditLink.START : rows.getLast().hash();
          rows.add(
              LINK.forge(
                  PROJECT,
                  previous,
                  new AuditEntry(
                      number,
                      WRITTEN.plusSeconds(number),
                      "system",
                      "gates.create",
                      "gate",
                      "näher an 答え",
                      "{\"number\":%d}".formatted(number))));
        });
    return List.copyOf(rows);
  }
}
