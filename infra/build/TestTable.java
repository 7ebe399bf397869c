import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/**
 * Reads the reports of a test run and prints what ran, what was skipped and why.
 *
 * <p>Run as a source file, so that it works when nothing else builds: {@code java TestTable.java
 * ROOT}. With {@code CI=true}, a skip of something that must run for real fails the run. A test that
 * failed is tried once more: one that passes then is told as shaky with its first reason, since a
 * machine that is busy may be too slow for a real server once; more than {@value #SHAKY_MAX} of them
 * are no longer the machine's fault. Exits 1 when a test failed twice, when too many were shaky, when
 * nothing ran, or when such a skip was seen.
 */
final class TestTable {
  /** A skip that does not say why may hide any of them. */
  private static final String NO_REASON = "no reason given";

  /** What must not be skipped where {@code CI=true}: the real servers and the real browser. */
  private static final List<String> REQUIRED = List.of("temporal", "mysql", "minio", "chromium", NO_REASON);

  private static final int SKIPS_SHOWN_MAX = 40;

  /** Of some 6,500 tests; a whole run on a machine that does nothing else has none. */
  private static final int SHAKY_MAX = 3;

  /** A reason longer than this is in the report. */
  private static final int REASON_CHARS_MAX = 400;

  private record Row(int ran, int failed, int skipped, double seconds) {
    Row plus(Row other) {
      return new Row(
          ran + other.ran, failed + other.failed, skipped + other.skipped, seconds + other.seconds);
    }
  }

  private final Map<String, Row> rows = new TreeMap<>();
  private final Map<String, Integer> skips = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private final List<String> shaky = new ArrayList<>();

  public static void main(String[] args) throws IOException {
    TestTable table = new TestTable();
    Path root = Path.of(args.length == 0 ? "." : args[0]);
    for (String module : List.of("workflows", "infra", "activities", "api")) {
      for (String kind : List.of("surefire", "failsafe")) {
        table.read(module, kind, root.resolve(module).resolve("target/" + kind + "-reports"));
      }
    }
    System.exit(table.print() ? 0 : 1);
  }

  private void read(String module, String kind, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.getFileName().toString().matches("TEST-.*\\.xml")).toList()) {
        rows.merge(module + (kind.equals("surefire") ? " unit" : " integration"), suite(file), Row::plus);
      }
    }
  }

  private Row suite(Path file) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Element suite = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
      var cases = suite.getElementsByTagName("testcase");
      int failed = 0;
      int skipped = 0;
      for (int i = 0; i < cases.getLength(); i++) {
        Element test = (Element) cases.item(i);
        shake(test);
        if (first(test, "failure", "error").isPresent()) {
          failed++;
          failures.add(told(test, first(test, "failure", "error").orElseThrow()));
        } else if (test.getElementsByTagName("skipped").getLength() > 0) {
          skipped++;
          String why = reason((Element) test.getElementsByTagName("skipped").item(0));
          skips.merge(why.isBlank() ? NO_REASON + " by " + test.getAttribute("classname") : why, 1, Integer::sum);
        }
      }
      double seconds = Double.parseDouble(suite.getAttribute("time").replace(",", ""));
      return new Row(cases.getLength() - failed - skipped, failed, skipped, seconds);
    } catch (javax.xml.parsers.ParserConfigurationException | org.xml.sax.SAXException e) {
      throw new IOException("unreadable report " + file, e);
    }
  }

  private void shake(Element test) {
    first(test, "flakyFailure", "flakyError").ifPresent(why -> shaky.add(told(test, why)));
  }

  private static Optional<Element> first(Element test, String... names) {
    return Stream.of(names)
        .map(name -> (Element) test.getElementsByTagName(name).item(0))
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** The test and, in one line, why it failed: whoever reads only this table must see the reason. */
  private static String told(Element test, Element why) {
    String words = why.getAttribute("message").isBlank() ? why.getTextContent() : why.getAttribute("message");
    String line = (why.getAttribute("type") + " " + words).replaceAll("\\s+", " ").strip();
    return "%s.%s%n        %s"
        .formatted(
            test.getAttribute("classname"),
            test.getAttribute("name"),
            line.substring(0, Math.min(line.length(), REASON_CHARS_MAX)));
  }

  /** A skip of a whole class has no message of its own; its first line holds exception and words. */
  private static String reason(Element skipped) {
    String message = skipped.getAttribute("message");
    return message.isBlank()
        ? skipped.getTextContent().lines().findFirst().orElse("").replaceFirst("^.*Assumption failed: ", "")
        : message;
  }

  private boolean print() {
    System.out.printf("%n%-26s %7s %7s %8s %9s%n", "tests", "passed", "failed", "skipped", "seconds");
    rows.forEach(
        (name, row) ->
            System.out.printf(
                "%-26s %7d %7d %8d %9.1f%n", name, row.ran(), row.failed(), row.skipped(), row.seconds()));
    Row total = rows.values().stream().reduce(new Row(0, 0, 0, 0), Row::plus);
    if (!skips.isEmpty()) {
      System.out.println("\nskipped, and why");
      skips.entrySet().stream()
          .limit(SKIPS_SHOWN_MAX)
          .forEach(skip -> System.out.printf("%5d  %s%n", skip.getValue(), skip.getKey()));
    }
    shaky.forEach(test -> System.out.println("SHAKY   " + test));
    failures.forEach(failure -> System.out.println("FAILED  " + failure));
    if (shaky.size() > SHAKY_MAX) {
      System.out.printf("TOO MANY SHAKY TESTS: %d, at most %d%n", shaky.size(), SHAKY_MAX);
    }
    List<String> forbidden = forbiddenSkips();
    forbidden.forEach(
        why -> System.out.println("NOT ALLOWED WITH CI=true: skipped because " + why));
    System.out.printf(
        "%n%d passed, %d of them at the second try, %d failed, %d skipped%n",
        total.ran(), shaky.size(), total.failed(), total.skipped());
    return total.ran() > 0
        && total.failed() == 0
        && shaky.size() <= SHAKY_MAX
        && forbidden.isEmpty();
  }

  private List<String> forbiddenSkips() {
    if (!"true".equals(System.getenv("CI"))) {
      return List.of();
    }
    return skips.keySet().stream()
        .filter(why -> REQUIRED.stream().anyMatch(why.toLowerCase(java.util.Locale.ROOT)::contains))
        .filter(why -> !why.toLowerCase(java.util.Locale.ROOT).contains("docker"))
        .toList();
  }
}
