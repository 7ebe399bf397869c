package dev.hansei.workflows.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.OptionalInt;

/** The stage words in their order; a stage imports only itself and those before it. */
public final class Stages {
  /** As in the table of the front page. */
  public static final List<String> ORDER =
      List.of(
          "projects",
          "lineage",
          "models",
          "prompts",
          "criteria",
          "traces",
          "failures",
          "cases",
          "suites",
          "annotations",
          "calibrations",
          "gates",
          "monitors",
          "promotions",
          "tunings",
          "campaigns",
          "erasures");

  /** Where stages are packages that the order binds, longest first. */
  private static final List<String> BOUND =
      List.of("dev.hansei.infra.registry.", "dev.hansei.workflows.", "dev.hansei.activities.");

  private Stages() {}

  /** The law for one of the bound packages, such as {@code dev.hansei.workflows}. */
  public static ArchRule inOrder(String root) {
    return classes()
        .that()
        .resideInAnyPackage(
            ORDER.stream().map(stage -> root + "." + stage + "..").toArray(String[]::new))
        .should(importOnlyEarlierStages())
        .because("a stage can be read without knowing its successors");
  }

  private static ArchCondition<JavaClass> importOnlyEarlierStages() {
    return new ArchCondition<>("import only their own and earlier stages") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        int own = stage(type).orElse(ORDER.size());
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          int other = stage(dependency.getTargetClass()).orElse(-1);
          events.add(new SimpleConditionEvent(type, other <= own, dependency.getDescription()));
        }
      }
    };
  }

  private static OptionalInt stage(JavaClass type) {
    String name = type.getPackageName() + ".";
    for (String root : BOUND) {
      if (name.startsWith(root)) {
        int index = ORDER.indexOf(name.substring(root.length()).split("\\.", 2)[0]);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
      }
    }
    return OptionalInt.empty();
  }
}
