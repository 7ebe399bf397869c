package dev.hansei.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.pages.samples.Sample;
import dev.hansei.api.pages.samples.Samples;
import dev.hansei.api.pages.samples.Voice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TemplatesTest {
  private static final Path TEMPLATES = Path.of("src/main/jte");
  private static final Templates ENGINE = new Templates();

  /** The frame's own: two files and one module. */
  private static final int SCRIPTS = 3;

  private static final String ESCAPE = "\u001b[31m";
  private static final String OVERRIDE = "\u202Egnp.exe";
  private static final List<String> ATTACKS =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "'><svg onload=alert(1)>",
          "</textarea></title></option><iframe src=//evil>",
          "javascript:alert(1)",
          "{{constructor}} ${7*7} @template.frame() $unsafe{x}");

  @TestFactory
  Stream<DynamicTest> escapesEveryTextOfEveryPage() {
    return ATTACKS.stream()
        .flatMap(attack -> Samples.of(Voice.hostile(attack)).stream().map(s -> escape(s, attack)));
  }

  private static DynamicTest escape(Sample sample, String attack) {
    return DynamicTest.dynamicTest(
        sample.name() + " with " + attack,
        () -> {
          String html = draw(sample);
          assertThat(html).doesNotContain("<img", "<iframe", "<svg onload", "href=\"javascript:");
          assertThat(html.split("<script", -1))
              .as("each is a file of ours")
              .hasSize(html.split("<script src=\"/assets/0/[a-z]+\\.js\"", -1).length)
              .hasSizeGreaterThan(SCRIPTS);
          assertThat(html).doesNotContainPattern("<[a-z]+[^>]* on[a-z]+=");
          String start = attack.replaceAll("^['\"><]+", "").substring(0, 3);
          assertThat(html).as("the attack is on the page").contains(start);
        });
  }

  @Test
  void showsControlCharactersInsteadOfObeyingThem() {
    for (Sample sample : Samples.of(Voice.hostile("a" + ESCAPE + OVERRIDE + "\u0000\u0085"))) {
      assertThat(draw(sample))
          .as(sample.name())
          .doesNotContain("\u001b", "\u202e", "\u0000", "\u0085")
          .contains("a\u241b[31m\ufffdgnp.exe");
    }
  }

  @Test
  void hasASampleOfEveryPage() throws IOException {
    Set<String> drawn =
        Samples.of(Voice.plain()).stream().map(Sample::template).collect(Collectors.toSet());

    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      List<String> pages =
          files
              .filter(file -> file.toString().endsWith(".jte"))
              .filter(file -> read(file).contains("@template.frame("))
              .map(file -> TEMPLATES.relativize(file).toString())
              .toList();
      assertThat(pages).isNotEmpty().allMatch(drawn::contains);
    }
  }

  @Test
  void hasNeitherInlineScriptNorStyleNorUnescapedOutput() throws IOException {
    Pattern forbidden =
        Pattern.compile(
            "style=|<style|\\son[a-z]+=|\\$unsafe|<script>|javascript:|hx-on|https?://(?!127)");
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(read(file)).doesNotContainPattern(forbidden));
    }
  }

  @Test
  void staysUnderAHundredKilobytesWithItsFiles() {
    var assets = new Assets();
    long files =
        Stream.of(
                "hansei.css",
                "theme.js",
                "app.js",
                "keys.js",
                "rows.js",
                "palette.js",
                "live.js",
                "mark.svg",
                "htmx.js")
            .mapToLong(name -> assets.find(name).orElseThrow().content().length)
            .sum();
    Sample home = Samples.of(Voice.plain()).getFirst();

    assertThat(files + draw(home).length()).isLessThan(100_000);
  }

  private static String draw(Sample sample) {
    return new String(ENGINE.render(sample.template(), sample.page()), StandardCharsets.UTF_8);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
