package dev.hansei.activities.suites;

import dev.hansei.workflows.models.ModelCalls;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.ErrorReason;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets a model review its reply and write it again, a few times (Madaan et al., "Self-Refine",
 * 2023).
 */
@Singleton
final class SelfCritiques {
  private final ModelCalls models;

  SelfCritiques(ModelCalls models) {
    this.models = models;
  }

  StrategyEnd run(RunContext context, RunItem item, StrategyAsked asked, int rounds) {
    Optional<ModelRequest> request = asked.target().requests().request(item);
    if (request.isEmpty()) {
      ErrorReason why = asked.target().requests().refusal(item);
      return StrategyEnd.broken(List.of(Candidate.unasked("answer", why)));
    }
    Candidate first = Candidate.of("answer", models.call(context.project(), request.get()));
    if (first.isBroken()) {
      return StrategyEnd.broken(List.of(first));
    }
    if (first.answered().isEmpty()) {
      return new StrategyEnd.Errored(
          first.error().orElse(ErrorReason.EMPTY),
          StrategyEnd.story(List.of(first), null, "There is no answer to review."));
    }
    return new Refining(context.project(), new ReviewRequests(request.get()), first).end(rounds);
  }

  /** The rounds of one item. */
  private final class Refining {
    private final ProjectId project;
    private final ReviewRequests requests;
    private final List<Candidate> replies = new ArrayList<>();

    Refining(ProjectId project, ReviewRequests requests, Candidate first) {
      this.project = project;
      this.requests = requests;
      replies.add(first);
    }

    StrategyEnd end(int rounds) {
      for (int round = 1; round <= rounds; round++) {
        Optional<StrategyEnd> ended = round(round);
        if (ended.isPresent()) {
          return ended.get();
        }
      }
      return stands("The revision of the last round stands.");
    }

    /** One review and one revision; what is said once there is nothing more to do. */
    private Optional<StrategyEnd> round(int number) {
      String reply = replies.getLast().text().orElseThrow();
      ModelReply asked = models.call(project, requests.review(reply));
      return switch (asked) {
        case ModelReply.Failed(var _, var failure, int _) when !failure.isOfTheAnswer() ->
            Optional.of(broken("review " + number, asked));
        case ModelReply.Failed _ ->
            Optional.of(
                stands(
                    "The review of round %d has no text; the answer before it stands."
                        .formatted(number)));
        case ModelReply.Answered review ->
            switch (requests.read(reply, review.text())) {
              case ReviewRequests.Review.Fine _ -> {
                note("nothing to mend", review);
                yield Optional.of(
                    stands("The review of round %d finds nothing to mend.".formatted(number)));
              }
              case ReviewRequests.Review.Unusable(String why) -> {
                note("no review: " + why, review);
                yield Optional.of(
                    stands(
                        "The review of round %d is of no use, so the answer before it stands."
                            .formatted(number)));
              }
              case ReviewRequests.Review.Mend(String points) -> {
                note(points, review);
                yield revised(number, reply, points);
              }
            };
      };
    }

    private Optional<StrategyEnd> revised(int number, String reply, String points) {
      String name = "revision " + number;
      ModelReply asked = models.call(project, requests.revise(reply, points));
      Candidate revision = Candidate.of(name, asked);
      if (revision.isBroken()) {
        return Optional.of(broken(name, asked));
      }
      Optional<String> text = revision.text();
      if (text.isEmpty()) {
        return Optional.of(
            stands("The %s has no text; the answer before it stands.".formatted(name)));
      }
      if (requests.leaks(points, text.get())) {
        Candidate last = replies.removeLast();
        replies.add(last.noted(last.note(), last.noteCall(), revision.millis()));
        return Optional.of(
            stands(
                "The %s repeats the marks of quoted text; the answer before it stands."
                    .formatted(name)));
      }
      replies.add(revision);
      return text.get().equals(reply)
          ? Optional.of(stands("The %s changes nothing.".formatted(name)))
          : Optional.empty();
    }

    private void note(String said, ModelReply.Answered review) {
      Candidate last = replies.removeLast();
      replies.add(last.noted(said, Optional.of(review.key()), review.latencyMillis()));
    }

    private StrategyEnd broken(String name, ModelReply asked) {
      replies.add(Candidate.of(name, asked));
      return StrategyEnd.broken(replies);
    }

    /** Each call waits for the one before. */
    private StrategyEnd stands(String why) {
      return new StrategyEnd.Answered(
          replies.getLast().answered().orElseThrow(),
          replies.stream().mapToLong(Candidate::millis).sum(),
          StrategyEnd.story(replies, replies.size() - 1, why));
    }
  }
}
