package dev.hansei.workflows.criteria;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The kinds of assertion, named as promptfoo names them where it knows them: a table of what each
 * reads and how it passes. Every one can be turned round by {@code not-}.
 */
public enum MetricType {
  /** The answer is the reference, letter by letter. */
  EQUALS("equals", Reads.REFERENCE),
  /** The answer is JSON of the same value, whatever the order of its keys. */
  JSON_EQUALS("json-equals", Reads.JSON),
  /** The answer holds the value, letter by letter. */
  CONTAINS("contains", Reads.REFERENCE),
  /** The answer holds the value, whatever the case of letters. */
  ICONTAINS("icontains", Reads.REFERENCE),
  /** The answer holds one of the values. */
  CONTAINS_ANY("contains-any", Reads.LIST),
  /** The answer holds all values. */
  CONTAINS_ALL("contains-all", Reads.LIST),
  /** The answer holds one of the values, whatever the case of letters. */
  ICONTAINS_ANY("icontains-any", Reads.LIST),
  /** The answer holds all values, whatever the case of letters. */
  ICONTAINS_ALL("icontains-all", Reads.LIST),
  /** The answer begins with the value. */
  STARTS_WITH("starts-with", Reads.REFERENCE),
  /**
   * The value, an RE2 pattern, is found somewhere in the answer. Takes linear time whatever it is.
   */
  REGEX("regex", Reads.PATTERN),
  /** The answer is JSON, and fits the schema where one is given. */
  IS_JSON("is-json", Reads.SCHEMA),
  /** A JSON object stands in the answer that fits the schema where one is given. */
  CONTAINS_JSON("contains-json", Reads.SCHEMA),
  /** The share of the value's fields, by name or JSON Pointer, that the answer's JSON has so. */
  JSON_FIELDS("json-fields", Reads.JSON, 1),
  /** The answer is well-formed XML with all the elements, given as paths ({@code root.item}). */
  IS_XML("is-xml", Reads.LIST_IF_ANY),
  /** Well-formed XML with all the elements stands in the answer. */
  CONTAINS_XML("contains-xml", Reads.LIST_IF_ANY),
  /** The answer is HTML, without text beside its elements. */
  IS_HTML("is-html", Reads.NOTHING),
  /** HTML stands in the answer. */
  CONTAINS_HTML("contains-html", Reads.NOTHING),
  /** The answer is SQL, and touches only the tables and columns that it may. */
  IS_SQL("is-sql", Reads.SQL),
  /** SQL of that kind stands in one of the answer's code blocks, or the answer is such. */
  CONTAINS_SQL("contains-sql", Reads.SQL),
  /** The answer refuses, or is empty. */
  IS_REFUSAL("is-refusal", Reads.NOTHING),
  /** The answer has that many words: {@code 50} or {@code {min, max}}. */
  WORD_COUNT("word-count", Reads.COUNT),
  /** None of the words stands in the answer as a word of its own, whatever the case of letters. */
  FORBIDS_WORDS("forbids-words", Reads.LIST),
  /** The answer is in that language, by its code of two letters. */
  LANGUAGE("language", Reads.TEXT),
  /** Flesch's reading ease of English, divided by 100. */
  READABILITY("readability", Reads.NOTHING, 0.5),
  /** The share of IFEval's instructions that the answer follows: {@code [{id, kwargs}]}. */
  IFEVAL("ifeval", Reads.JSON, 1),
  /** F1 of the names of called tools, read from an answer in JSON, against those expected. */
  TOOL_CALL_F1("tool-call-f1", Reads.LIST, 1),
  /** Tools are called, and every call names a tool that the prompt offers and fits its schema. */
  IS_VALID_TOOLS_CALL("is-valid-openai-tools-call", Reads.TOOLS),
  /** The tools are called that the value names. */
  TOOL_USED("trajectory:tool-used", Reads.STEPS),
  /** The tools are called one after the other. */
  TOOL_SEQUENCE("trajectory:tool-sequence", Reads.STEPS),
  /** A call of the tool has the arguments. */
  TOOL_ARGS_MATCH("trajectory:tool-args-match", Reads.STEPS),
  /** So many tools are called: {@code {min, max, name}}. */
  STEP_COUNT("trajectory:step-count", Reads.STEPS),
  /** The share of the ids in the answer (JSON or one a line) that are among the relevant ones. */
  RETRIEVAL_PRECISION("retrieval-precision", Reads.LIST, 0.5),
  /** The share of the relevant ids that are in the answer. */
  RETRIEVAL_RECALL("retrieval-recall", Reads.LIST, 0.5),
  /** 1 by the place of the first relevant id. */
  RETRIEVAL_MRR("retrieval-mrr", Reads.LIST, 0.5),
  /** nDCG of the ids in the answer. */
  RETRIEVAL_NDCG("retrieval-ndcg", Reads.LIST, 0.5),
  /** SQuAD exact match: equal after lower case and without articles and punctuation. */
  EXACT("exact", Reads.REFERENCE),
  /** SQuAD F1: harmonic mean of token precision and recall. */
  F1("f1", Reads.REFERENCE, 0.5),
  /** Sentence BLEU as sacreBLEU has it, divided by 100. */
  BLEU("bleu", Reads.REFERENCES, 0.5),
  /** chrF as sacreBLEU has it, divided by 100. */
  CHRF("chrf", Reads.REFERENCES, 0.5),
  /** 1 less TER as sacreBLEU has it, divided by 100; 0 where there are more edits than words. */
  TER("ter", Reads.REFERENCES, 0.5),
  /** NLTK's sentence GLEU. */
  GLEU("gleu", Reads.REFERENCES, 0.5),
  /** NLTK's METEOR without synonyms. */
  METEOR("meteor", Reads.REFERENCES, 0.5),
  /** rouge-score's F of shared words. */
  ROUGE_1("rouge-1", Reads.REFERENCES, 0.75),
  /** rouge-score's F of shared pairs of words. */
  ROUGE_2("rouge-2", Reads.REFERENCES, 0.75),
  /** rouge-score's F of the longest common subsequence. */
  ROUGE_L("rouge-l", Reads.REFERENCES, 0.75),
  /** The same by lines, as for summaries. */
  ROUGE_LSUM("rouge-lsum", Reads.REFERENCES, 0.75),
  /** promptfoo's ROUGE: F of shared words, cut as the Penn Treebank does. */
  ROUGE_N("rouge-n", Reads.REFERENCE, 0.75),
  /** BLEU as promptfoo counts it: words between white space, lower case, smoothed by 1e-7. */
  PROMPTFOO_BLEU("promptfoo-bleu", Reads.REFERENCES, 0.5),
  /** GLEU as promptfoo counts it: words between white space, lower case, without full stops. */
  PROMPTFOO_GLEU("promptfoo-gleu", Reads.REFERENCES, 0.5),
  /** At most that many characters differ. */
  LEVENSHTEIN("levenshtein", Reads.REFERENCE, Passing.AT_MOST, 5),
  /** 1 less the share of characters that differ. */
  LEVENSHTEIN_RATIO("levenshtein-ratio", Reads.REFERENCE, 0.75),
  /** At most that many words in a row are those of a passage, or of a text in the value. */
  RECITATION("recitation", Reads.SOURCES, Passing.AT_MOST, 50),
  /** 1 less the share of the answer's words in its longest such run. */
  RECITATION_RATIO("recitation-ratio", Reads.SOURCES, 0.5),
  /** The answer took at most that many milliseconds. */
  LATENCY("latency", Reads.NOTHING, Passing.AT_MOST, Double.NaN),
  /** The answer cost at most that much, in the currency of the price list. */
  COST("cost", Reads.NOTHING, Passing.AT_MOST, Double.NaN),
  /** The model wrote at most that many tokens. */
  TOKENS("tokens", Reads.NOTHING, Passing.AT_MOST, Double.NaN),
  /** The model's own perplexity of its answer, from the chances of its tokens, at most that. */
  PERPLEXITY("perplexity", Reads.NOTHING, Passing.AT_MOST, Double.NaN),
  /** 1 / (1 + perplexity). */
  PERPLEXITY_SCORE("perplexity-score", Reads.NOTHING, 0),
  /** Cosine similarity of the embeddings of answer and reference. */
  SIMILAR("similar", Reads.REFERENCES, 0.75),
  /** Several assertions that count as one. */
  ASSERT_SET("assert-set", Reads.SET, 1),
  /** A judge's verdict by rubric. */
  LLM_RUBRIC("llm-rubric", Reads.RUBRIC),
  /** A judge's verdict, whatever kind of judge it is. */
  JUDGE("judge", Reads.RUBRIC);

  /** What {@code not-} looks like before a type's word. */
  public static final String NOT = "not-";

  /** What an assertion of a type compares with. */
  public enum Reads {
    /** It takes no value. */
    NOTHING,
    /** A text; without one the case's reference answer. */
    REFERENCE,
    /** A text or several, the nearest counts; without one the case's reference answer. */
    REFERENCES,
    /** A text; it must be given. */
    TEXT,
    /** Texts: a list, or one text with commas between. */
    LIST,
    /** The same, and may be left out. */
    LIST_IF_ANY,
    /** An RE2 pattern. */
    PATTERN,
    /** A JSON Schema; may be left out. */
    SCHEMA,
    /** JSON: an object or a list. */
    JSON,
    /** A number, or {@code min} and {@code max}. */
    COUNT,
    /** The case's passages, and the texts of the value where there are any. */
    SOURCES,
    /** The tools that the target's prompt offers; it takes no value. */
    TOOLS,
    /** {@code {databaseType, allowedTables, allowedColumns}}; may be left out. */
    SQL,
    /** Which tool calls are meant: a name, a list or an object. */
    STEPS,
    /** Assertions. */
    SET,
    /** Whatever its judge reads. */
    RUBRIC
  }

  /** When an assertion of a type passes. */
  public enum Passing {
    /** Its score is 0 or 1; it passes at 1. */
    YES_OR_NO,
    /** Its score is 0 to 1; it passes from the threshold. */
    FROM,
    /** What is measured is an amount; it passes, and scores 1, up to the threshold. */
    AT_MOST
  }

  private final String word;
  private final Reads reads;
  private final Passing passing;
  private final double usual;

  MetricType(String word, Reads reads) {
    this(word, reads, Passing.YES_OR_NO, 1);
  }

  MetricType(String word, Reads reads, double usual) {
    this(word, reads, Passing.FROM, usual);
  }

  MetricType(String word, Reads reads, Passing passing, double usual) {
    this.word = word;
    this.reads = reads;
    this.passing = passing;
    this.usual = usual;
  }

  /** The word used in YAML and JSON. */
  @JsonValue
  public String word() {
    return word;
  }

  /** What it compares with. */
  public Reads reads() {
    return reads;
  }

  /** When it passes. */
  public Passing passing() {
    return passing;
  }

  /** The threshold where none is given, promptfoo's where it has one; empty where one is needed. */
  public OptionalDouble usualThreshold() {
    return Double.isNaN(usual) ? OptionalDouble.empty() : OptionalDouble.of(usual);
  }

  /** The type of that word. */
  public static Optional<MetricType> named(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
  }

  /**
   * Reads {@link #word}.
   *
   * @throws IllegalArgumentException naming the known words
   */
  @JsonCreator
  public static MetricType ofWord(String word) {
    return named(word)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "unknown metric '%s'; known are %s".formatted(word, words())));
  }

  /** All words, for error messages. */
  public static String words() {
    return Arrays.stream(values()).map(MetricType::word).collect(Collectors.joining(", "));
  }

  /** Whether a judge must be asked. */
  public boolean needsJudge() {
    return this == LLM_RUBRIC || this == JUDGE;
  }

  /** Whether the model must tell the chances of the tokens of its answer. */
  public boolean needsLogprobs() {
    return this == PERPLEXITY || this == PERPLEXITY_SCORE;
  }
}
