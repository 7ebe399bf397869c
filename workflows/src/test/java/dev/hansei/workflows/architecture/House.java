package dev.hansei.workflows.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A module's own compiled classes, and the tests that hold them to rules. */
public final class House {
  /** What annotation processors and the template compiler write is not ours to name. */
  private static final Pattern GENERATED =
      Pattern.compile(".*/(\\$[^/]*|[^/]*\\$(Intercepted|Definition|Introspection)[^/]*|Jte[^/]*)");

  /** Fewer would mean that the folder is not the one meant. */
  private static final int CLASSES_MIN = 10;

  private House() {}

  /**
   * The classes of the module whose folder is the working directory.
   *
   * @param root the module's root package
   * @throws IllegalStateException when there is next to nothing, so that no rule passes on nothing
   */
  public static JavaClasses classesOf(String root) {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(location -> !location.matches(GENERATED))
            .importPath(Path.of("target", "classes"));
    long ours = classes.stream().filter(type -> type.getPackageName().startsWith(root)).count();
    if (ours < CLASSES_MIN) {
      throw new IllegalStateException(
          "only %d classes of %s in target/classes: compile first".formatted(ours, root));
    }
    return classes;
  }

  /** One test for each rule. */
  public static Stream<DynamicTest> check(JavaClasses classes, List<ArchRule> rules) {
    if (rules.isEmpty()) {
      throw new IllegalStateException("no rules to check");
    }
    return rules.stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes)));
  }
}
