package dev.hansei.workflows.traces.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  private static final byte[] KEY = "a key of the project".getBytes(StandardCharsets.UTF_8);
  private static final Redactor STANDARD = new Redactor(RedactionPolicy.standard(), KEY);

  static String redact(Redactor redactor, String text) {
    return redactor.redact(text, "input", new RedactionTally());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Write to anna.berg+news@post.example.com.|Write to [email].",
        "メールはtaro@example.jpです|メールは[email]です",
        "?user=anna%40example.org&x=1|?user=[email]&x=1",
        "{\"a\":\"line\\nanna@example.org\"}|{\"a\":\"line\\n[email]\"}",
        "😀anna@example.org😀|😀[email]😀",
        "Call +49 (0)30 1234567 today|Call [phone] today",
        "or (415) 555-2671 x12, or|or [phone], or",
        "携帯は090-1234-5678まで|携帯は[phone]まで",
        "０３－１２３４－５６７８です|[phone]です",
        "020 7946 0958 is ours|[phone] is ours",
        "phone: 5552671|phone: [phone]",
        "card 4111 1111 1111 1111 please|card [card] please",
        "378282246310005|[card]",
        "IBAN GB82 WEST 1234 5698 7654 32.|IBAN [iban].",
        "de89370400440532013000|[iban]",
        "ssn 536-90-4399|ssn [national-id]",
        "NI QQ 12 34 56 A no, AB 12 34 56 C yes|NI QQ 12 34 56 A no, [national-id] yes",
        "個人番号は1234 5678 9018です|個人番号は[national-id]です",
        "DNI 12345678Z|DNI [national-id]",
        "CF RSSMRA85T10A562S|CF [national-id]",
        "CPF 529.982.247-25|CPF [national-id]",
        "from 203.0.113.7:8080 and 2001:db8::ff00:42:8329.|from [ip]:8080 and [ip].",
        "key sk-proj-abcDEF0123456789abcDEF|key [secret]",
        "AKIAIOSFODNN7EXAMPLE|[secret]",
        "Authorization: Bearer abcdef0123456789abcdef|Authorization: Bearer [secret]",
        "jdbc:mysql://root:s3cret@db.example.com/x|jdbc:mysql://[secret]@db.example.com/x",
        "\"password\": \"hunter2!\"|\"password\": \"[secret]\"",
      })
  void marksWhatItKnows(String text, String expected) {
    assertThat(redact(STANDARD, text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "On 2024-01-02 03:04:05 and 01.02.2024 12:30 it cost $1,234,567.89.",
        "trace 4bf92f3577b34da6a3ce929d0e0e4736, span 00f067aa0ba902b7",
        "id 12345678-1234-5678-9abc-123456789012",
        "version 1.2.3.4-beta of std::string, at 12:30:45, 127.0.0.1 and ::1",
        "epoch 1732867200 or 1732867200000 or 1732867200000000000",
        "card 4111 1111 1111 1112 fails its check",
        "IBAN GB83 WEST 1234 5698 7654 32 fails its check",
        "order number 2024 1234 5678, 3.14159265358979",
        "git@github.com:acme/app.git, @media, a @ b",
        "password: must have eight characters",
        "sk-learn-is-a-library-for-machine-learning",
        "日本語の文章、特に何もない。",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15"
      })
  void leavesOtherNumbersAlone(String text) {
    assertThat(redact(STANDARD, text)).isSameAs(text);
  }

  @Test
  void keepsEqualValuesEqualWhereItHashes() {
    var hashing = of(PersonalData.EMAIL, RedactionAction.HASH);
    var text = redact(hashing, "Anna@example.org, anna@example.org, bob@example.org");
    var marks = text.split(", ");
    assertThat(marks[0]).matches("\\[email:[g-z]{12}]").isEqualTo(marks[1]).isNotEqualTo(marks[2]);
    var other = new Redactor(policy(PersonalData.EMAIL, RedactionAction.HASH), new byte[] {1});
    assertThat(redact(other, "anna@example.org")).isNotEqualTo(marks[1]);
    assertThat(redact(hashing, text)).isEqualTo(text);
  }

  @Test
  void dropsTheWholeTextOrKeepsTheValue() {
    assertThat(redact(of(PersonalData.EMAIL, RedactionAction.DROP), "x anna@example.org y"))
        .isEqualTo("[dropped:email]");
    assertThat(redact(of(PersonalData.IP, RedactionAction.KEEP), "203.0.113.7 or a@example.org"))
        .isEqualTo("203.0.113.7 or [email]");
  }

  @Test
  void marksNamesOfTheListAndPatternsOfTheProject() {
    var policy =
        new RedactionPolicy(
            new EnumMap<>(PersonalData.class),
            List.of("Anna Berg", "山田太郎"),
            List.of(new CustomPattern("order-number", "ORD-[0-9]{4}")));
    var redactor = new Redactor(policy, KEY);
    assertThat(redact(redactor, "ANNA BERG and Anna Bergman; 株式会社の山田太郎さん, ORD-1234"))
        .isEqualTo("[name] and Anna Bergman; 株式会社の[name]さん, [order-number]");
  }

  @Test
  void aKindThatIsKeptHidesNoPatternThatOverlapsIt() {
    var actions = new EnumMap<PersonalData, RedactionAction>(PersonalData.class);
    actions.put(PersonalData.IP, RedactionAction.KEEP);
    var pattern = new CustomPattern("host", "203[.]0[.]113[.]7:[0-9]+");
    var redactor = new Redactor(new RedactionPolicy(actions, List.of(), List.of(pattern)), KEY);
    assertThat(redact(redactor, "203.0.113.7:8080 and 203.0.113.8"))
        .isEqualTo("[host] and 203.0.113.8");
  }

  @Test
  void readsEscapesOfJsonAsTheLettersTheyMean() {
    var policy =
        new RedactionPolicy(
            new EnumMap<>(PersonalData.class),
            List.of("山田太郎", "Jörg"),
            List.of(new CustomPattern("member", "会員[0-9]+")));
    var redactor = new Redactor(policy, KEY);
    var name = "\\u5c71\\u7530\\u592a\\u90ce";
    assertThat(redact(redactor, "{\"who\": \"" + name + "\", \"n\": \"J\\u00f6rg\"}"))
        .isEqualTo("{\"who\": \"[name]\", \"n\": \"[name]\"}");
    assertThat(redact(redactor, "\"" + name.replace("\\", "\\\\") + "\"")).isEqualTo("\"[name]\"");
    assertThat(redact(redactor, "\\u4f1a\\u54e1123")).isEqualTo("[member]");
    assertThat(redact(STANDARD, "\\u96fb\\u8a71: 5552671")).isEqualTo("\\u96fb\\u8a71: [phone]");
    assertThat(redact(redactor, "C:\\users\\u5c7 \\u0041")).isEqualTo("C:\\users\\u5c7 \\u0041");
    var hashing = new EnumMap<PersonalData, RedactionAction>(PersonalData.class);
    hashing.put(PersonalData.NAME, RedactionAction.HASH);
    var hasher = new Redactor(new RedactionPolicy(hashing, List.of("山田太郎"), List.of()), KEY);
    assertThat(redact(hasher, name)).isEqualTo(redact(hasher, "山田太郎"));
  }

  @Test
  void countsByFieldAndKind() {
    var tally = new RedactionTally();
    STANDARD.redact("a@example.org b@example.org 203.0.113.7", "output", tally);
    assertThat(tally.counts().get("output")).containsEntry("email", 2).containsEntry("ip", 1);
  }

  private static Redactor of(PersonalData kind, RedactionAction action) {
    return new Redactor(policy(kind, action), KEY);
  }

  private static RedactionPolicy policy(PersonalData kind, RedactionAction action) {
    var actions = new EnumMap<PersonalData, RedactionAction>(PersonalData.class);
    actions.put(kind, action);
    return new RedactionPolicy(actions, List.of(), List.of());
  }
}
