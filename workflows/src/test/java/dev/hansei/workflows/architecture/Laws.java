package dev.hansei.workflows.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** The laws that bind more than one module. */
public final class Laws {
  private static final String WORKFLOWS = "dev.hansei.workflows..";
  private static final String INFRA = "dev.hansei.infra..";
  private static final String ACTIVITIES = "dev.hansei.activities..";
  private static final String API = "dev.hansei.api..";

  private Laws() {}

  /** What holds in every module. */
  public static List<ArchRule> everywhere(String root) {
    return List.of(
        noForbiddenNames(),
        noCupboards(),
        nullMarked(),
        noCycles(root),
        staticsAreFinal(),
        noFieldInjection());
  }

  /** The core knows nobody. */
  public static ArchRule workflowsKnowNobody() {
    return noClasses()
        .that()
        .resideInAPackage(WORKFLOWS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(INFRA, ACTIVITIES, API)
        .because("dependencies point to the core");
  }

  /** Infra knows neither of its users. */
  public static ArchRule infraKnowsNeither() {
    return noClasses()
        .that()
        .resideInAPackage(INFRA)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ACTIVITIES, API)
        .because("dependencies point to the core");
  }

  /** Activities and api never meet: to be asked of each about the other. */
  public static ArchRule neverNames(String root, String other) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(other + "..")
        .because("activities and api never meet; what both need is an interface of the core");
  }

  /** Workflow implementations are the worker's business only. */
  public static ArchRule workflowImplementationsStayInTheWorker(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackage("dev.hansei.activities.worker..")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage(WORKFLOWS)
                .and(JavaClass.Predicates.simpleNameEndingWith("Impl"))
                .as("implementations of workflows"))
        .because("whoever starts a workflow knows its contract");
  }

  /** Beans have one constructor, so what they need is said in one place. */
  public static ArchRule beansHaveOneConstructor() {
    return classes()
        .that()
        .areAnnotatedWith("jakarta.inject.Singleton")
        .or()
        .areAnnotatedWith("io.micronaut.http.annotation.Controller")
        .and()
        .areNotInterfaces()
        .should(haveOneConstructor());
  }

  private static ArchRule noForbiddenNames() {
    return noClasses()
        .should()
        .haveNameMatching(
            ".*\\.(\\w*(Util|Utils|Helper|Manager|Common)|Base[A-Z]\\w*|Abstract[A-Z]\\w*)")
        .because("a name says what a thing is");
  }

  private static ArchRule noCupboards() {
    return noClasses()
        .should()
        .resideInAnyPackage(
            "..common..",
            "..util..",
            "..utils..",
            "..helper..",
            "..helpers..",
            "..misc..",
            "..shared..")
        .because("there is no cupboard: it is a noun of a stage, or an effect of infra");
  }

  private static ArchRule nullMarked() {
    return classes().that().resideInAPackage("dev.hansei..").should(liveInNullMarkedPackages());
  }

  private static ArchRule noCycles(String root) {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  private static ArchRule staticsAreFinal() {
    return fields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat()
        .resideInAPackage("dev.hansei..")
        .should()
        .beFinal()
        .because("there is no static state that changes");
  }

  private static ArchRule noFieldInjection() {
    return noFields()
        .should()
        .beAnnotatedWith("jakarta.inject.Inject")
        .because("what a class needs stands in its constructor");
  }

  private static ArchCondition<JavaClass> liveInNullMarkedPackages() {
    return new ArchCondition<>("live in packages marked @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked");
        events.add(
            new SimpleConditionEvent(
                type, marked, type.getPackageName() + " has no package-info with @NullMarked"));
      }
    };
  }

  private static ArchCondition<JavaClass> haveOneConstructor() {
    return new ArchCondition<>("have exactly one constructor") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        long written =
            type.getConstructors().stream()
                .filter(constructor -> !constructor.getModifiers().contains(JavaModifier.SYNTHETIC))
                .count();
        events.add(
            new SimpleConditionEvent(
                type, written == 1, "%s has %d constructors".formatted(type.getName(), written)));
      }
    };
  }
}
