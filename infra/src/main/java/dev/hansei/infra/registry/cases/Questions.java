package dev.hansei.infra.registry.cases;

import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The firewall between splits: which split holds a question. A question is locked, in the order of
 * hashes, by whoever adds or drops a case that asks it.
 */
@Singleton
final class Questions {
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

  private final QuestionRepository rows;

  Questions(QuestionRepository rows) {
    this.rows = rows;
  }

  /**
   * The same for questions that differ in form, letter case or white space only; of a case with a
   * conversation the transcript.
   */
  static Sha256 hash(String question) {
    var folded =
        SPACE.matcher(Normalizer.normalize(question, Normalizer.Form.NFKC)).replaceAll(" ");
    return Sha256.of(folded.strip().toLowerCase(Locale.ROOT));
  }

  /** Locks questions until the transaction ends. */
  SortedMap<Sha256, Hold> lock(ProjectId project, Collection<Sha256> hashes) {
    var sorted = new TreeSet<>(hashes);
    var holds = new TreeMap<Sha256, Hold>();
    if (!sorted.isEmpty()) {
      rows.insertOrLock(
          sorted.stream()
              .map(hash -> new QuestionRow(project.value(), hash, Split.GENERATE.name(), 0))
              .toList());
      for (QuestionRow row :
          rows.lock(project.value(), sorted.stream().map(Sha256::bytes).toList())) {
        holds.put(row.questionHash(), new Hold(Split.valueOf(row.split()), row.holders()));
      }
    }
    return holds;
  }

  /** Writes back what was locked. */
  void save(ProjectId project, SortedMap<Sha256, Hold> holds) {
    if (!holds.isEmpty()) {
      rows.overwrite(
          holds.entrySet().stream()
              .map(hold ->
                  new QuestionRow(
                      project.value(),
                      hold.getKey(),
                      hold.getValue().split().name(),
                      hold.getValue().holders()))
              .toList());
    }
  }

  /**
   * Who holds a question.
   *
   * @param split means nothing while nobody does
   */
  record Hold(Split split, int holders) {
    boolean isOpenTo(Split other) {
      return holders == 0 || split == other;
    }

    Hold taken(Split by) {
      return new Hold(by, holders + 1);
    }

    Hold released() {
      return new Hold(split, Math.max(0, holders - 1));
    }
  }
}
