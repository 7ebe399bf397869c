package dev.hansei.infra.registry.suites;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.EarlierAnswer;
import dev.hansei.workflows.suites.DatasetFacts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a dataset's cases look like, one after the other. Not for several threads. */
final class FactsTally {
  private final References references;
  private final Script.Tally questions = new Script.Tally();
  private int read;
  private int withReference;
  private int withContext;
  private int withFeedback;
  private long questionChars;
  private long contextChars;
  private long referenceChars;

  FactsTally(CanonicalJson json) {
    references = new References(json);
  }

  void add(CaseContent content) {
    read++;
    questions.add(content.question());
    questionChars += content.question().length();
    if (!content.context().isEmpty()) {
      withContext++;
      contextChars += content.contextText().length();
    }
    if (!content.fields().getOrDefault(EarlierAnswer.FEEDBACK_FIELD, "").isBlank()) {
      withFeedback++;
    }
    if (!content.reference().isBlank()) {
      withReference++;
      referenceChars += content.reference().length();
      references.add(content.reference().strip());
    }
  }

  DatasetFacts facts(int caseCount) {
    return new DatasetFacts(
        caseCount,
        read,
        withReference,
        withContext,
        withFeedback,
        questions.scripts(),
        references.facts(),
        new DatasetFacts.Lengths(
            mean(questionChars, read),
            mean(contextChars, read),
            mean(referenceChars, withReference)));
  }

  private static double mean(long sum, int count) {
    return count == 0 ? 0 : (double) sum / count;
  }

  /** What the reference answers look like. */
  private static final class References {
    private static final String FENCE = "```";

    private final JsonKeys keys;
    private final Script.Tally scripts = new Script.Tally();
    private final Map<String, String> distinct = new TreeMap<>();
    private boolean allShort = true;
    private int code;

    References(CanonicalJson json) {
      keys = new JsonKeys(json);
    }

    void add(String reference) {
      scripts.add(reference);
      keys.add(reference);
      if (reference.contains(FENCE)) {
        code++;
      }
      allShort &= reference.length() <= DatasetFacts.LABEL_CHARS_MAX;
      if (distinct.size() <= DatasetFacts.LABELS_MAX) {
        distinct.putIfAbsent(reference.toLowerCase(Locale.ROOT), reference);
      }
    }

    DatasetFacts.References facts() {
      boolean labels = allShort && distinct.size() <= DatasetFacts.LABELS_MAX;
      return new DatasetFacts.References(
          scripts.scripts(),
          keys.found(),
          code,
          distinct.size(),
          labels ? List.copyOf(distinct.values()) : List.of(),
          keys.shared());
    }
  }
}
