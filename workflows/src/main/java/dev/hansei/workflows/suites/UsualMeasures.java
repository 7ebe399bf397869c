package dev.hansei.workflows.suites;

import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.suites.SuiteProposal.Basis;
import dev.hansei.workflows.suites.SuiteProposal.Proposed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The measures without a judge that are usual for a kind of task. Japanese has no spaces, so only
 * what counts characters is proposed for it; the built-in embedding model and ROUGE read Latin
 * letters. Pure.
 */
final class UsualMeasures {
  /** References up to here may be said exactly. */
  private static final int EXACT_CHARS_MAX = 40;

  /** A label below this stands inside other words. */
  private static final int FINDABLE_CHARS_MIN = 3;

  /** What SQuAD's comparison leaves out; a label of it alone would equal the empty answer. */
  private static final List<String> ARTICLES = List.of("a", "an", "the");

  /** Of English, with the space after it. */
  private static final double CHARS_PER_WORD = 6;

  private static final String FENCES = "strip-fences | trim";

  private final DatasetFacts facts;
  private final List<Proposed> found = new ArrayList<>();

  private UsualMeasures(DatasetFacts facts) {
    this.facts = facts;
  }

  /** Those that compare with references, then those of the answer alone. */
  static List<Proposed> of(TaskKind task, DatasetFacts facts) {
    UsualMeasures usual = new UsualMeasures(facts);
    if (facts.withReference() > 0) {
      usual.compare(task);
    }
    usual.look(task);
    return List.copyOf(usual.found);
  }

  private void compare(TaskKind task) {
    switch (task) {
      case QA -> answers();
      case CLASSIFICATION -> labels();
      case EXTRACTION -> fields();
      case TRANSLATION -> translations();
      case SUMMARY -> summaries();
      case CODE ->
          add(
              changed(MetricType.LEVENSHTEIN_RATIO, null, 0.6, FENCES),
              "How near the code comes to the reference, character by character.");
      case GENERATION -> meaning(0.7, 0.3);
    }
  }

  private void answers() {
    add(
        plain(MetricType.F1, 0.5),
        facts.isJapanese()
            ? "Characters shared with the reference, as JGLUE counts them: Japanese has no spaces."
            : "Words shared with the reference, as SQuAD counts them.");
    if (facts.means().reference() <= EXACT_CHARS_MAX) {
      add(
          informing(MetricType.EXACT),
          "References are short, so some answers say exactly that; it informs and fails nothing.");
    }
    meaning(0.75, 0.4);
  }

  private void labels() {
    List<String> labels = facts.references().labels();
    boolean article =
        labels.stream().anyMatch(label -> ARTICLES.contains(label.toLowerCase(Locale.ROOT)));
    add(
        article ? changed(MetricType.EQUALS, null, 1, "trim") : plain(MetricType.EXACT, 1),
        "The answer is the label of the case and nothing else.");
    if (labels.size() > 1
        && labels.stream().noneMatch(label -> label.length() < FINDABLE_CHARS_MIN)) {
      add(
          new Assertion(
              MetricType.ICONTAINS_ANY,
              "names-a-label",
              list(labels),
              1,
              0,
              null,
              null,
              null,
              null),
          "Tells a wrong label from no label at all; it informs and fails nothing.");
    }
  }

  private void fields() {
    List<String> keys = facts.references().keys();
    add(
        changed(MetricType.IS_JSON, keys.isEmpty() ? null : schema(keys), 1, FENCES),
        keys.isEmpty()
            ? "The answer is JSON, as the references are."
            : "The answer is JSON with the fields that every reference has.");
    add(
        changed(MetricType.LEVENSHTEIN_RATIO, null, 0.8, FENCES),
        "How near it comes to the reference, character by character; the order of fields counts.");
  }

  private void translations() {
    add(
        plain(MetricType.CHRF, 0.5),
        "Short runs of characters shared with the reference; holds for every language.");
    if (facts.isLatin()) {
      add(
          informing(MetricType.BLEU),
          "The customary figure, to compare with what others report; it fails nothing.");
    }
    language();
  }

  private void summaries() {
    if (facts.isLatin()) {
      add(
          plain(MetricType.ROUGE_LSUM, 0.3),
          "Words in common order with the reference; good summaries rarely reach more than half.");
      long words = Math.max(1, Math.round(2 * facts.means().reference() / CHARS_PER_WORD));
      add(
          new Assertion(
              MetricType.WORD_COUNT, "length", "{\"max\":%d}".formatted(words), 1, 0, null),
          "At most about twice the length of a reference; it informs and fails nothing.");
    }
    meaning(0.6, 0.3);
  }

  /** Said otherwise, meant the same: by embeddings where these can read it. */
  private void meaning(double similar, double chrf) {
    if (facts.isLatin()) {
      add(
          plain(MetricType.SIMILAR, similar),
          "The same meaning in other words, by the built-in embeddings, which know English best.");
    } else {
      add(
          plain(MetricType.CHRF, chrf),
          "Short runs of characters shared with the reference; the built-in embeddings read English"
              + " only.");
    }
  }

  private void look(TaskKind task) {
    boolean always = facts.withReference() == facts.read() || facts.withReference() == 0;
    if (always && task != TaskKind.CLASSIFICATION && task != TaskKind.EXTRACTION) {
      String why =
          facts.withReference() == 0
              ? "An answer that refuses helps nobody, as far as can be said without references."
              : "Every case has an answer, so one that refuses is wrong.";
      found.add(new Proposed(turned(MetricType.IS_REFUSAL), Basis.STATIC, why));
    }
    if (task == TaskKind.EXTRACTION && facts.withReference() == 0) {
      found.add(
          new Proposed(
              changed(MetricType.IS_JSON, null, 1, FENCES), Basis.STATIC, "The answer is JSON."));
    }
    if (task == TaskKind.QA || task == TaskKind.SUMMARY || task == TaskKind.GENERATION) {
      language();
      if (task == TaskKind.GENERATION && facts.isLatin()) {
        found.add(
            new Proposed(
                informing(MetricType.READABILITY),
                Basis.STATIC,
                "How easily English reads; it informs and fails nothing."));
      }
    }
  }

  private void language() {
    if (facts.isJapanese()) {
      found.add(
          new Proposed(
              new Assertion(MetricType.LANGUAGE, "japanese", "ja", 1, 1, null),
              Basis.STATIC,
              "Answers are expected in Japanese."));
    }
  }

  private void add(Assertion assertion, String why) {
    found.add(new Proposed(assertion, Basis.REFERENCE, why));
  }

  private static Assertion plain(MetricType type, double threshold) {
    return new Assertion(type, type.word(), null, threshold, 1, null);
  }

  private static Assertion informing(MetricType type) {
    double usual = type.usualThreshold().orElse(1);
    return new Assertion(type, type.word(), null, usual, 0, null);
  }

  private static Assertion turned(MetricType type) {
    String name = MetricType.NOT + type.word();
    return new Assertion(type, name, null, 1, 1, null, true, null, null);
  }

  private static Assertion changed(
      MetricType type, @Nullable String value, double threshold, String transform) {
    return new Assertion(type, type.word(), value, threshold, 1, null, null, transform, null);
  }

  private static String schema(List<String> keys) {
    return "{\"type\":\"object\",\"required\":%s}".formatted(list(keys));
  }

  private static String list(List<String> texts) {
    return texts.stream().map(UsualMeasures::quoted).collect(Collectors.joining(",", "[", "]"));
  }

  /** As JSON has it. */
  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
