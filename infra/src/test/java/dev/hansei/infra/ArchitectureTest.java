package dev.hansei.infra;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import dev.hansei.workflows.architecture.House;
import dev.hansei.workflows.architecture.Laws;
import dev.hansei.workflows.architecture.Stages;
import dev.hansei.workflows.cases.PassagePolicy;
import dev.hansei.workflows.failures.FailureGroups;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
  private static final String ROOT = "dev.hansei.infra";

  /**
   * The demo application is what a user's application is: beside libraries without state or
   * connections (the ranker and the types in its signatures, and the rules by which documents are
   * cut and failures grouped), it knows nothing of the service.
   */
  private static ArchRule demoUsesPublicDoorsOnly() {
    return noClasses()
        .that()
        .resideInAPackage(ROOT + ".demo..")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("dev.hansei..")
                .and(
                    DescribedPredicate.not(
                        JavaClass.Predicates.resideInAnyPackage(
                            ROOT + ".demo..", ROOT + ".models", "dev.hansei.workflows.models")))
                .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(PassagePolicy.class)))
                .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(FailureGroups.class)))
                .and(
                    DescribedPredicate.not(
                        JavaClass.Predicates.equivalentTo(PassagePolicy.Cut.class))))
        .because("the demo application imports no service class");
  }

  @TestFactory
  Stream<DynamicTest> keepsTheLaws() {
    List<ArchRule> rules = new ArrayList<>(Laws.everywhere(ROOT));
    rules.add(Laws.infraKnowsNeither());
    rules.add(Laws.beansHaveOneConstructor());
    rules.add(Laws.workflowImplementationsStayInTheWorker(ROOT));
    rules.add(Stages.inOrder(ROOT + ".registry"));
    rules.add(demoUsesPublicDoorsOnly());
    return House.check(House.classesOf(ROOT), rules);
  }
}
