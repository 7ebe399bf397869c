package dev.hansei.infra.demo.loop;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code infra/hansei demo}. Progress goes to standard error, the story or its figures to standard
 * output. Exit code 0 whatever the gate says, 2 a usage error, 3 no service, 4 it could not go on.
 */
public final class Demo {
  private static final int FAILED = 4;

  private Demo() {}

  /** Runs it beside the stack that is up. */
  public static void main(String[] words) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(words), System.getenv(), out, err));
  }

  static int run(
      List<String> words, Map<String, String> environment, PrintStream out, PrintStream err) {
    if (words.contains("-h") || words.contains("--help")) {
      out.print(DemoOptions.USAGE);
      return 0;
    }
    try {
      DemoOptions options = DemoOptions.of(words, environment);
      Told told = new Told(err);
      LocalHome home = LocalHome.of(environment);
      tell(options, home, told);
      if (options.json()) {
        out.println(pretty(told.figures()));
      } else {
        out.println(told.story());
        signIn(home, out);
      }
      return 0;
    } catch (DemoFailure e) {
      err.println("hansei: " + e.getMessage());
      return e.exitCode();
    } catch (RuntimeException e) {
      err.println("hansei: the demo broke off, which it should not: " + e);
      return FAILED;
    }
  }

  private static void tell(DemoOptions options, LocalHome home, Told told) {
    if (options.traces().isPresent()) {
      RecordedLoop.in(home, options, told).run();
    } else {
      Path documents = Path.of(System.getProperty("hansei.demo.documents", ""));
      AskTheDocsLoop.in(home, options, documents, told).run();
    }
  }

  private static void signIn(LocalHome home, PrintStream out) {
    if (!home.firstSignIn().isEmpty()) {
      out.println("  First sign-in, works once: " + home.firstSignIn());
    }
  }

  private static String pretty(JsonNode figures) {
    return figures.toPrettyString();
  }
}
