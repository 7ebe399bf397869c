package dev.hansei.api.prompts.playground;

import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseValues;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.prompts.PromptContent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What stands in the variables of a trial. Of a case that nobody changed it is what suites ask, so
 * that a call that a run has paid is not paid again.
 *
 * @param values what templates may use
 * @param item the case that they were taken from
 * @param isTyped whether the question or the passages are not those of the case
 */
record TrialValues(Map<String, Object> values, Optional<CaseContent> item, boolean isTyped) {
  /** Passages as cases write them into one text: a blank line before each name in brackets. */
  private static final Pattern BREAK = Pattern.compile("\n\n(?=\\[[^\\]\n]{1,200}] )");

  private static final Pattern NAMED =
      Pattern.compile("\\[([^\\]\n]{1,200})] (.*)", Pattern.DOTALL);

  /** What was typed, over what a case says. */
  static TrialValues of(Map<String, Object> typed, Optional<CaseContent> item) {
    Map<String, Object> of = item.map(CaseValues::variables).orElse(Map.of());
    Map<String, Object> values = new LinkedHashMap<>(of);
    values.putAll(typed);
    boolean same =
        item.isPresent()
            && isSame(CaseValues.QUESTION, values, of)
            && isSame(CaseValues.CONTEXT, values, of);
    return new TrialValues(values, item, !same);
  }

  private static boolean isSame(String name, Map<String, Object> one, Map<String, Object> other) {
    return text(one, name).equals(text(other, name));
  }

  private static String text(Map<String, Object> values, String name) {
    return String.valueOf(values.getOrDefault(name, ""));
  }

  /** The messages with the turns of the case among them. */
  List<Message> conversation(PromptContent prompt, List<Message> rendered) {
    return item.map(it -> CaseValues.conversation(it, prompt, rendered)).orElse(rendered);
  }

  /** What models that are no LLM read instead of the messages. */
  Map<String, Object> inputs(Map<String, Object> application) {
    if (!isTyped && item.isPresent()) {
      return CaseValues.inputs(item.get(), application);
    }
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put(CaseValues.QUESTION, text(values, CaseValues.QUESTION));
    inputs.put(CaseValues.CONTEXT, passages());
    inputs.put("application", application);
    return inputs;
  }

  private List<?> passages() {
    Object given = values.getOrDefault(CaseValues.CONTEXT, "");
    if (given instanceof List<?> list) {
      return list;
    }
    String text = String.valueOf(given);
    if (text.isBlank()) {
      return List.of();
    }
    String[] blocks = BREAK.split(text);
    return IntStream.range(0, blocks.length).mapToObj(i -> passage(i + 1, blocks[i])).toList();
  }

  private static Map<String, Object> passage(int number, String block) {
    Matcher named = NAMED.matcher(block);
    boolean isNamed = named.matches();
    Map<String, Object> passage = new LinkedHashMap<>();
    passage.put("id", isNamed ? named.group(1) : String.valueOf(number));
    passage.put("text", isNamed ? named.group(2) : block);
    return passage;
  }
}
