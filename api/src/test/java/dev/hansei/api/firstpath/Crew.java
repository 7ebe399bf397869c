package dev.hansei.api.firstpath;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The people of a release, who came to a new stack: an admin, a lead who writes and asks, and those
 * who decide.
 */
record Crew(Caller admin, Caller lead, List<Caller> managers) {
  /** By the rules that hold where nothing is written down. */
  private static final int MANAGERS = 2;

  Crew {
    managers = List.copyOf(managers);
  }

  static Crew arriving(StackProcess stack) throws IOException {
    People people = new People(stack.base());
    Caller admin = people.admin(stack.adminLink());
    return new Crew(
        admin,
        people.invited(admin, "lead@example.org", List.of("lead", "developer")),
        IntStream.rangeClosed(1, MANAGERS)
            .mapToObj(number -> "manager%d@example.org".formatted(number))
            .map(email -> people.invited(admin, email, List.of("release-manager")))
            .toList());
  }
}
