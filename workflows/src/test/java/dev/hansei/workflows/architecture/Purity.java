package dev.hansei.workflows.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** What keeps workflow code deterministic: no world outside, no order that a JVM salts. */
public final class Purity {
  private static final String ROOT = "dev.hansei.workflows";

  /** All that the core may know. Most of {@code java.util.concurrent} is banned below. */
  private static final String[] ALLOWED = {
    ROOT + "..",
    "java.lang..",
    "java.util..",
    "java.time..",
    "java.math..",
    "java.text..",
    "java.nio.charset..",
    "java.security..",
    "io.temporal..",
    "org.jspecify..",
    "org.slf4j..",
    "com.fasterxml.jackson.annotation..",
    "com.google.re2j..",
    "org.apache.commons.statistics.."
  };

  /**
   * Owner and name of what reads clock, chance, process or machine, or iterates in salted order.
   */
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "java\\.time\\.\\w+\\.now"
              + "|java\\.time\\.Clock\\.(system|tick).*"
              + "|java\\.lang\\.System\\.(currentTimeMillis|nanoTime|getenv|getProperty|exit)"
              + "|java\\.util\\.UUID\\.randomUUID"
              + "|java\\.lang\\.Math\\.random"
              + "|java\\.lang\\.(Thread|Runtime|ProcessBuilder)\\..*"
              + "|java\\.util\\.(Map|Set)\\.(of|copyOf|ofEntries)"
              + "|java\\.util\\.stream\\.Collectors\\.(toMap|toSet|groupingBy|toUnmodifiable(Map|Set))"
              + "|.*\\.parallel(Stream)?"
              + "|org\\.slf4j\\.LoggerFactory\\..*");

  private Purity() {}

  /** The rules. */
  public static List<ArchRule> rules() {
    return List.of(
        onlyAllowedLibraries(), noForbiddenCalls(), noThreads(), noSaltedFields(), noZones());
  }

  private static ArchRule onlyAllowedLibraries() {
    return classes()
        .that()
        .resideInAPackage(ROOT + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(ALLOWED)
        .because("a call that does input or output must not even compile here");
  }

  private static ArchRule noForbiddenCalls() {
    return noClasses()
        .that()
        .resideInAPackage(ROOT + "..")
        .should()
        .accessTargetWhere(isForbidden())
        .because("a replay must take the same turns");
  }

  private static DescribedPredicate<JavaAccess<?>> isForbidden() {
    return DescribedPredicate.describe(
        "it reads clock, chance, process, or an order salted per JVM",
        access -> {
          String name = access.getTargetOwner().getFullName() + "." + access.getName();
          return FORBIDDEN.matcher(name).matches();
        });
  }

  private static ArchRule noThreads() {
    return noClasses()
        .that()
        .resideInAPackage(ROOT + "..")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("java.util.concurrent..")
                .or(JavaClass.Predicates.type(Random.class))
                .as("threads, concurrent collections or unseeded chance"))
        .because("workflow threads are Temporal's");
  }

  /** Clocks change by tables that differ between machines; who asks them is no workflow. */
  private static ArchRule noZones() {
    return noClasses()
        .that()
        .resideInAPackage(ROOT + "..")
        .and()
        .haveNameNotMatching(".*\\.promotions\\.Freeze(Policy|Window)(\\$.*)?")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("java.time.zone..")
                .or(JavaClass.Predicates.type(ZoneId.class))
                .or(JavaClass.Predicates.type(ZonedDateTime.class))
                .as("rules of time zones"))
        .because("a replay must take the same turns");
  }

  private static ArchRule noSaltedFields() {
    return noFields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(ROOT + "..")
        .should()
        .haveRawType(HashMap.class)
        .orShould()
        .haveRawType(HashSet.class)
        .because("iterating them gives another order on another machine");
  }
}
