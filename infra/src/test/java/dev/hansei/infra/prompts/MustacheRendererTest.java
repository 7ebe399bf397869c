package dev.hansei.infra.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.prompts.PromptContent;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MustacheRendererTest {
  private static final List<String> DECLARED =
      List.of("question", "context", "city", "polite", "n", "customer");

  @Test
  void rendersEachMessageWithItsRole() {
    PromptContent prompt =
        prompt(
            new Message(
                Message.Role.SYSTEM,
                "Answer from these only.\n{{#context}}\n[{{id}}] {{text}}\n{{/context}}\n"),
            new Message(
                Message.Role.USER, "{{question}} & {{{question}}} {{! never sent }}{{&question}}"));
    List<Message> messages =
        MustacheRenderer.render(
            prompt,
            Map.of(
                "question",
                "Is \"5 < 6\"?",
                "context",
                List.of(Map.of("id", "p1", "text", "Five."), Map.of("id", "p2", "text", "六。"))));
    assertThat(messages)
        .containsExactly(
            new Message(Message.Role.SYSTEM, "Answer from these only.\n[p1] Five.\n[p2] 六。\n"),
            new Message(Message.Role.USER, "Is \"5 < 6\"? & Is \"5 < 6\"? Is \"5 < 6\"?"));
  }

  @Test
  void sectionsTellFullFromEmpty() {
    String template = "{{#polite}}please{{/polite}}{{^polite}}now{{/polite}}";
    assertThat(one(template, Map.of("polite", true))).isEqualTo("please");
    assertThat(one(template, Map.of("polite", "yes"))).isEqualTo("please");
    assertThat(one(template, Map.of("polite", 0))).isEqualTo("please");
    assertThat(one(template, Map.of("polite", false))).isEqualTo("now");
    assertThat(one(template, Map.of("polite", ""))).isEqualTo("now");
    assertThat(one(template, Map.of("polite", List.of()))).isEqualTo("now");
    assertThat(one(template, Map.of())).isEqualTo("now");
  }

  @Test
  void namesLookOutwardsAndDotsLookInside() {
    Map<String, Object> values =
        Map.of(
            "city",
            "Köln",
            "customer",
            Map.of("name", "Ada", "address", Map.of("city", "Bonn")),
            "context",
            List.of("a", "b"),
            "n",
            new BigDecimal("1E+3"));
    assertThat(one("{{customer.address.city}} {{#customer}}{{name}} {{city}}{{/customer}}", values))
        .isEqualTo("Bonn Ada Köln");
    assertThat(one("{{#context}}<{{.}}|{{city}}>{{/context}}{{n}}", values))
        .isEqualTo("<a|Köln><b|Köln>1000");
  }

  @Test
  void aCommentAloneOnItsLineTakesTheLine() {
    assertThat(one("Begin.\n{{! Comment }}\nEnd.\n", Map.of())).isEqualTo("Begin.\nEnd.\n");
    assertThat(one("Begin.\r\n  {{!\nlong\n}}  \r\nEnd.", Map.of())).isEqualTo("Begin.\r\nEnd.");
    assertThat(one("  {{! Comment }}", Map.of())).isEmpty();
  }

  @Test
  void dataIsNeverReadAsATemplate() {
    for (String hostile :
        List.of(
            "{{city}}",
            "{{#context}}{{/context}}",
            "${7*7}",
            "#{1}",
            "__proto__",
            "{{=<% %>=}}",
            "{{>/etc/passwd}}",
            "%s%n",
            "$1\\")) {
      assertThat(one("<{{question}}>", Map.of("question", hostile, "city", "Köln")))
          .isEqualTo("<" + hostile + ">");
      assertThat(one("{{#customer}}{{q}}{{/customer}}", Map.of("customer", Map.of("q", hostile))))
          .isEqualTo(hostile);
    }
  }

  @Test
  void nothingButTheValuesGivenCanBeReached() {
    assertThatThrownBy(() -> one("{{question.class}}", Map.of("question", "a")))
        .hasMessageContaining("'question.class' has no value");
    assertThatThrownBy(() -> one("{{customer.getClass}}", Map.of("customer", Map.of())))
        .hasMessageContaining("'customer.getClass' has no value");
    assertThatThrownBy(() -> one("{{#polite}}{{__proto__}}{{/polite}}", Map.of("polite", true)))
        .hasMessageContaining("'__proto__' has no value");
    assertThatThrownBy(
            () -> one("{{#polite}}{{secret}}{{/polite}}", Map.of("polite", true, "secret", "s")))
        .hasMessageContaining("'secret' has no value");
  }

  @Test
  void objectsAndLambdasAreNoValues() {
    Function<String, String> lambda = text -> "called";
    Callable<String> callable = () -> "called";
    for (Object object : List.of(lambda, callable, Instant.EPOCH, new Object())) {
      assertThatThrownBy(() -> one("{{question}}", Map.of("question", object)))
          .hasMessageContaining("values are texts, numbers, truth values, lists and maps");
      assertThat(one("{{#question}}{{n}}{{/question}}", Map.of("question", object, "n", 1)))
          .isEqualTo("1");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{{city}}|'city' has no value; declared: question, context",
        "{{town}}|'town' is not declared; declared: question, context",
        "{{>partial}}|{{>partial}} names no partial of this prompt",
        "{{=<% %>=}}|other delimiters",
        "{{%PRAGMA}}|pragmas",
        "{{<parent}}{{/parent}}|blocks",
        "{{$block}}{{/block}}|blocks",
        "{{*dynamic}}|dynamic names",
        "{{#context}}|section 'context' is never closed: add {{/context}}",
        "{{/context}}|{{/context}} closes nothing: no section is open",
        "{{#context}}{{/city}}|closes nothing: open is 'context'",
        "{{question|a tag is never closed: add }}",
        "{{{question}}|a tag is never closed: add }}}",
        "{{}}|'' is no name",
        "{{a b}}|'a b' is no name",
        "{{question()}}|'question()' is no name",
        "{{.}}|'.' is not declared",
        "{{customer}}|'customer' is an object and cannot be printed: use {{#customer}}...",
      })
  void errorsNameMessageLineAndRemedy(String template, String expected) {
    PromptContent prompt =
        prompt(
            new Message(Message.Role.SYSTEM, "Hello."),
            new Message(Message.Role.USER, "first line\n" + template));
    assertThatThrownBy(
            () -> MustacheRenderer.render(prompt, Map.of("customer", Map.of("name", "Ada"))))
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith("message 2, line 2: ")
        .hasMessageContaining(expected);
  }

  @Test
  void problemsAreFoundBeforeAnybodyRenders() {
    PromptContent prompt =
        prompt(
            new Message(Message.Role.SYSTEM, "{{town}}"),
            new Message(Message.Role.USER, "{{question}}"),
            new Message(Message.Role.USER, "\n{{#context}}"));
    assertThat(MustacheRenderer.problems(prompt))
        .hasSize(2)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("message 1, line 1: 'town' is not declared"),
            second -> assertThat(second).startsWith("message 3, line 2: section 'context'"));
  }

  @Test
  void expansionIsBoundedInSizeAndWork() {
    List<Map<String, String>> thousand = Collections.nCopies(1_000, Map.of("x", "y".repeat(2_000)));
    assertThatThrownBy(() -> one("{{#context}}{{x}}{{/context}}", Map.of("context", thousand)))
        .hasMessage(
            "message 1, the messages would be longer than 1000000 characters: give fewer or shorter values");
    String million = "{{#context}}{{#context}}{{#context}}{{/context}}{{/context}}{{/context}}";
    long start = computed();
    assertThatThrownBy(() -> one(million, Map.of("context", Collections.nCopies(1_000, "a"))))
        .hasMessageContaining("more than 200000 steps");
    assertThatThrownBy(() ->
            one("{{#context}}{{/context}}", Map.of("context", Collections.nCopies(1_000_000, "a"))))
        .hasMessageContaining("more than 200000 steps");
    assertThat(Duration.ofNanos(computed() - start)).isLessThan(Duration.ofSeconds(2));
    assertThatThrownBy(() -> one("{{#n}}".repeat(17) + "{{/n}}".repeat(17), Map.of("n", 1)))
        .hasMessageContaining("nest at most 16 deep");
    assertThatThrownBy(() -> one("x".repeat(64 * 1024 + 1), Map.of()))
        .hasMessageContaining("at most 65536 characters");
  }

  @Test
  void theLongestTemplateIsReadAtOnce() {
    String tags = "{{!}} {{n}}".repeat(64 * 1024 / 11);
    String lines = "\n".repeat(64 * 1024);
    String name = "{{" + "a.".repeat(30_000) + "a}}";
    long start = computed();
    assertThat(one(tags, Map.of("n", 1))).hasSize(64 * 1024 / 11 * 2);
    assertThat(one(lines, Map.of())).isEqualTo(lines);
    assertThatThrownBy(() -> one(name, Map.of())).hasMessageContaining("is not declared");
    assertThat(Duration.ofNanos(computed() - start)).isLessThan(Duration.ofSeconds(2));
  }

  /** What this thread has computed: on a busy machine the clock runs faster. */
  private static long computed() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static String one(String template, Map<String, Object> values) {
    return MustacheRenderer.render(prompt(new Message(Message.Role.USER, template)), values)
        .getFirst()
        .content();
  }

  private static PromptContent prompt(Message... messages) {
    return new PromptContent(List.of(messages), DECLARED, ModelSettings.DEFAULTS, "", Map.of());
  }
}
