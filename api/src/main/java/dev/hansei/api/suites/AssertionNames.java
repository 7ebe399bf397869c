package dev.hansei.api.suites;

import dev.hansei.workflows.criteria.AssertSet;
import dev.hansei.workflows.criteria.Assertion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gives assertions without a name one that no other has: the type, then the type with a number.
 * Names that people give stay, and may be shared.
 */
final class AssertionNames {
  private final Set<String> taken;

  AssertionNames() {
    this(Set.of());
  }

  private AssertionNames(Set<String> taken) {
    this.taken = new HashSet<>(taken);
  }

  /** One that knows the same names and goes its own way. */
  AssertionNames fork() {
    return new AssertionNames(taken);
  }

  /** Names a whole list; {@code given} and {@code read} stand side by side. */
  List<Assertion> named(List<NewAssertion> given, List<Assertion> read) {
    given.forEach(this::take);
    List<Assertion> named = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      named.add(named(given.get(i), read.get(i)));
    }
    return List.copyOf(named);
  }

  private void take(NewAssertion given) {
    String name = given.metric();
    if (name != null) {
      taken.add(name);
    }
    List<NewAssertion> members = given.members();
    if (members != null) {
      members.forEach(this::take);
    }
  }

  private Assertion named(NewAssertion given, Assertion read) {
    AssertSet set = read.set();
    List<NewAssertion> inside = given.members();
    Assertion own = given.isNamed() ? read : read.named(free(read.metric()));
    if (set == null || inside == null) {
      return own;
    }
    List<Assertion> members = new ArrayList<>();
    for (int i = 0; i < set.assertions().size(); i++) {
      members.add(named(inside.get(i), set.assertions().get(i)));
    }
    return new Assertion(
        own.type(),
        own.metric(),
        null,
        own.threshold(),
        own.weight(),
        null,
        null,
        null,
        new AssertSet(members, set.every()));
  }

  private String free(String word) {
    String name = word;
    for (int number = 2; !taken.add(name); number++) {
      name = word + "-" + number;
    }
    return name;
  }
}
