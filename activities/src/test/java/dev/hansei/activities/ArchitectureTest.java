package dev.hansei.activities;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.hansei.activities.worker.WorkerPlan;
import dev.hansei.workflows.architecture.House;
import dev.hansei.workflows.architecture.Laws;
import dev.hansei.workflows.architecture.Stages;
import io.temporal.activity.ActivityInterface;
import io.temporal.workflow.WorkflowInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
  private static final String ROOT = "dev.hansei.activities";
  private static final String WORKER = ROOT + ".worker";
  private static final JavaClasses CLASSES = House.classesOf(ROOT);
  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          // A workflow of a test, planted to show that replay notices, is nobody's to serve.
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.hansei.workflows");

  @TestFactory
  Stream<DynamicTest> keepsTheLaws() {
    List<ArchRule> rules = new ArrayList<>(Laws.everywhere(ROOT));
    rules.add(Laws.neverNames(ROOT, "dev.hansei.api"));
    rules.add(Laws.beansHaveOneConstructor());
    rules.add(Laws.workflowImplementationsStayInTheWorker(ROOT));
    rules.add(Stages.inOrder(ROOT));
    return House.check(CLASSES, rules);
  }

  @Test
  void implementsEachActivityContractOnceAndServesIt() {
    List<JavaClass> contracts =
        CORE.stream().filter(type -> type.isAnnotatedWith(ActivityInterface.class)).toList();
    assertThat(contracts).hasSizeGreaterThanOrEqualTo(5);
    for (JavaClass contract : contracts) {
      List<JavaClass> implementations =
          CLASSES.stream()
              .filter(type -> !type.isInterface() && type.isAssignableTo(contract.getName()))
              .toList();
      assertThat(implementations).as("implementations of %s", contract.getName()).hasSize(1);
      assertThat(implementations.getFirst().getSimpleName())
          .isEqualTo(contract.getSimpleName() + "Impl");
      assertThat(namedByTheWorker(contract, implementations.getFirst()))
          .as("%s is in a group of the worker", contract.getName())
          .isTrue();
    }
  }

  @Test
  void registersEveryWorkflow() {
    Set<String> implementations =
        CORE.stream()
            .filter(type -> type.isAnnotatedWith(WorkflowInterface.class))
            .flatMap(contract -> contract.getAllSubclasses().stream())
            .map(JavaClass::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> registered =
        WorkerPlan.WORKFLOWS.stream()
            .map(Class::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(registered).hasSizeGreaterThanOrEqualTo(4).isEqualTo(implementations);
  }

  private static boolean namedByTheWorker(JavaClass contract, JavaClass implementation) {
    return CLASSES.stream()
        .filter(type -> type.getPackageName().equals(WORKER))
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .map(dependency -> dependency.getTargetClass().getName())
        .anyMatch(name -> name.equals(contract.getName()) || name.equals(implementation.getName()));
  }
}
