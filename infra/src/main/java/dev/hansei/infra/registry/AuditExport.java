package dev.hansei.infra.registry;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.workflows.lineage.Sha256;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.LongFunction;

/** The lines of one file, made as they are asked for. */
final class AuditExport implements Iterator<String> {
  /** Rows that are held at once; each has 6 KB at most. */
  static final int PAGE = 500;

  private final AuditLine.Begin begin;
  private final LongFunction<List<AuditRow>> pages;
  private final CanonicalJson json;
  private final Queue<AuditLine> ready = new ArrayDeque<>();
  private long sequence;
  private long count;
  private Sha256 hash;
  private boolean isEnded;

  /**
   * @param anchors of the project; those of other rows are left out
   * @param pages the rows behind a number, {@link #PAGE} at most
   */
  AuditExport(
      AuditLine.Begin begin,
      List<AuditAnchor> anchors,
      LongFunction<List<AuditRow>> pages,
      CanonicalJson json) {
    this.begin = begin;
    this.pages = pages;
    this.json = json;
    this.sequence = begin.first() - 1;
    this.hash = begin.previous();
    ready.add(AuditLine.of(begin));
    anchors.stream().filter(begin::isAnchoredBy).map(AuditLine::of).forEach(ready::add);
  }

  @Override
  public boolean hasNext() {
    return !ready.isEmpty() || !isEnded;
  }

  @Override
  public String next() {
    if (ready.isEmpty()) {
      if (isEnded) {
        throw new NoSuchElementException("the file is written");
      }
      read();
    }
    return json.write(ready.remove()) + "\n";
  }

  /** The next rows as they are: whether they are whole says who checks the file. */
  private void read() {
    var page = sequence < begin.last() ? pages.apply(sequence) : List.<AuditRow>of();
    for (var row : page) {
      if (row.sequence() > begin.last()) {
        break;
      }
      ready.add(AuditLine.of(AuditLine.Row.of(row)));
      sequence = row.sequence();
      hash = row.hash();
      count++;
    }
    if (ready.isEmpty() || sequence >= begin.last()) {
      ready.add(AuditLine.of(new AuditLine.End(count, hash)));
      isEnded = true;
    }
  }
}
