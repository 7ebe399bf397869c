package dev.hansei.api.suites;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CasePolicy;
import dev.hansei.workflows.cases.CaseProblem;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.OwnAssertions;
import dev.hansei.workflows.suites.Suite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a configuration of promptfoo's: {@code tests} become cases with assertions of their own,
 * {@code defaultTest} what is asked of all. What cannot be taken is listed with its place.
 */
final class PromptfooReader {
  /** As many as a person looks over; larger sets come as JSON lines of cases. */
  static final int CASES_MAX = 5_000;

  private final JsonNode file;
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final PromptfooAssertions reader = new PromptfooAssertions(leftOut);
  private final Set<String> asked = new HashSet<>();
  private final List<PromptfooFile.Placed> cases = new ArrayList<>();

  private PromptfooReader(JsonNode file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws InvalidFieldException where it is none of promptfoo's or has no test
   */
  static PromptfooFile read(JsonNode file) {
    return new PromptfooReader(file).read();
  }

  private PromptfooFile read() {
    JsonNode tests = file.path("tests");
    if (!file.isObject() || !tests.isArray() || tests.isEmpty()) {
      throw new InvalidFieldException(
          "tests",
          tests.isTextual()
              ? "Files are not read here; put the tests themselves into 'tests'."
              : "It is a list with at least one test; put the tests into the file.");
    }
    PromptfooFields.note("", file, PromptfooFields.FILE, leftOut);
    JsonNode defaults = defaults();
    String transform = transform("defaultTest.options", defaults.path("options"));
    var shared = reader.read("defaultTest.assert", defaults.path("assert"), transform);
    boolean together = shared.size() <= Suite.ASSERTIONS_MAX && isSame(tests);
    AssertionNames names = new AssertionNames();
    List<Assertion> suite = together ? named(names, shared) : List.of();
    for (int i = 0; i < tests.size(); i++) {
      var test = new Test("tests[%d]".formatted(i), tests.get(i), transform);
      add(test, defaults, together ? List.of() : shared, names.fork());
    }
    return new PromptfooFile(
        file.path("description").asText(""), suite, cases, leftOut.stream().distinct().toList());
  }

  /**
   * Where a test changes what is done to its answers, or wants no defaults, all is asked by cases.
   */
  private static boolean isSame(JsonNode tests) {
    for (JsonNode test : tests) {
      JsonNode options = test.path("options");
      if (options.has("transform") || options.path("disableDefaultAsserts").asBoolean(false)) {
        return false;
      }
    }
    return true;
  }

  private JsonNode defaults() {
    JsonNode defaults = file.path("defaultTest");
    if (defaults.isTextual()) {
      leftOut.add(new LeftOut("defaultTest", "defaultTest", PromptfooFields.NO_FILES));
    }
    PromptfooFields.note("defaultTest", defaults, PromptfooFields.TEST, leftOut);
    return defaults;
  }

  private static List<Assertion> named(AssertionNames names, List<PromptfooAssertions.Read> read) {
    return names.named(
        read.stream().map(PromptfooAssertions.Read::given).toList(),
        read.stream().map(PromptfooAssertions.Read::assertion).toList());
  }

  /** A test, and what is done to answers unless it says otherwise. */
  private record Test(String place, JsonNode node, @Nullable String usualTransform) {}

  private void add(
      Test test, JsonNode defaults, List<PromptfooAssertions.Read> shared, AssertionNames names) {
    JsonNode node = test.node();
    if (!node.isObject() || isFile(node.path("vars"))) {
      leftOut.add(new LeftOut(test.place(), "test", PromptfooFields.NO_FILES));
      return;
    }
    PromptfooFields.note(test.place(), node, PromptfooFields.TEST, leftOut);
    String own = transform(test.place() + ".options", node.path("options"));
    String transform = own == null ? test.usualTransform() : own;
    var read = new ArrayList<PromptfooAssertions.Read>();
    if (!node.path("options").path("disableDefaultAsserts").asBoolean(false)) {
      read.addAll(
          own == null || shared.isEmpty()
              ? shared
              : reader.read("defaultTest.assert", defaults.path("assert"), transform));
    }
    read.addAll(reader.read(test.place() + ".assert", node.path("assert"), transform));
    Double threshold = threshold(node).or(() -> threshold(defaults)).orElse(null);
    if (read.size() > OwnAssertions.ASSERTIONS_MAX) {
      leftOut.add(new LeftOut(test.place(), "test", "A test has at most 50 assertions here."));
      return;
    }
    OwnAssertions asks =
        read.isEmpty() && threshold == null
            ? null
            : new OwnAssertions(named(names, read), threshold);
    for (var variables :
        PromptfooVars.combinations(defaults.path("vars"), node.path("vars"), CASES_MAX)) {
      place(test, variables, asks);
    }
  }

  private void place(Test test, Map<String, String> variables, @Nullable OwnAssertions asks) {
    if (cases.size() == CASES_MAX) {
      throw new InvalidFieldException("tests", "They come to over 5,000 cases; cut the file.");
    }
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      if (AssertionValues.isFile(variable.getValue())) {
        leftOut.add(
            new LeftOut(
                test.place() + ".vars." + variable.getKey(), "test", PromptfooFields.NO_FILES));
        return;
      }
    }
    String question = question(test, variables);
    var content = new CaseContent(question, "", List.of(), variables, asks);
    if (!asked.add(question)) {
      leftOut.add(
          new LeftOut(
              test.place(), "test", "Another test has the same variables; put both into one."));
    } else if (CasePolicy.problemsOf(content).contains(CaseProblem.TOO_LARGE)) {
      leftOut.add(new LeftOut(test.place(), "test", "It is larger than 256 KiB."));
    } else {
      cases.add(new PromptfooFile.Placed(test.place(), content));
    }
  }

  private String question(Test test, Map<String, String> variables) {
    String otherwise = test.node().path("description").asText("");
    String question =
        PromptfooVars.question(variables, otherwise.isBlank() ? test.place() : otherwise);
    return asked.contains(question) && !variables.isEmpty()
        ? PromptfooVars.all(variables)
        : question;
  }

  private static boolean isFile(JsonNode vars) {
    return vars.isTextual();
  }

  private static Optional<Double> threshold(JsonNode test) {
    return Optional.of(test.path("threshold"))
        .filter(JsonNode::isNumber)
        .map(JsonNode::asDouble)
        .filter(it -> it >= 0 && it <= 1);
  }

  private @Nullable String transform(String place, JsonNode options) {
    PromptfooFields.note(place, options, PromptfooFields.OPTIONS, leftOut);
    if (!options.has("transform")) {
      return null;
    }
    Optional<String> known = PromptfooTransforms.read(options.path("transform").asText());
    if (known.isEmpty()) {
      leftOut.add(
          new LeftOut(
              place + ".transform",
              "transform",
              "Code is not run here; answers are looked at as they are. Use a transform such as"
                  + " json:/pointer, trim or strip-fences."));
    }
    return known.orElse(null);
  }
}
