package dev.hansei.workflows.annotations;

import dev.hansei.workflows.Calls;
import java.util.Optional;

/** A registry with one queue, in memory. */
final class FakeAnnotationActivities implements AnnotationActivities {
  final Calls calls = new Calls();
  volatile int planned = 4;
  volatile QueueCounts counts = new QueueCounts(4, 0, 0, 0, 0);
  volatile int unattended;
  volatile int reviews;
  volatile Optional<Integer> brought = Optional.empty();
  volatile int pages = 1;
  volatile boolean putsOff;

  @Override
  public void openQueue(AnnotateInput input) {
    calls.note("open");
  }

  @Override
  public PlannedPage planPage(PageToPlan page) {
    calls.note("plan " + page.from().ordinal());
    int next = page.from().ordinal() + 1;
    return new PlannedPage(next < pages ? Optional.of(new PlanCursor(0, next)) : Optional.empty());
  }

  @Override
  public QueueCounts publishQueue(QueueOpening opening) {
    calls.note("publish");
    return counts;
  }

  @Override
  public QueueLook lookAtQueue(QueueName queue) {
    calls.note("look");
    return new QueueLook(counts, unattended, reviews, brought);
  }

  @Override
  public void openAdjudications(QueueName queue) {
    calls.note("adjudicate");
    unattended = 0;
  }

  @Override
  public Measured measureAgreement(QueueName queue) {
    calls.note("measure");
    return new Measured(putsOff);
  }

  @Override
  public void takeStep(LateStep step) {
    calls.note("step " + step.step());
  }

  @Override
  public AnnotateResult closeQueue(QueueClosing closing) {
    calls.note("close " + closing.state() + " by " + closing.by().getClass().getSimpleName());
    int rest = counts.remaining() + counts.unlabelled();
    return new AnnotateResult(
        closing.state(), counts.sum(), counts.labelled(), counts.skipped(), rest);
  }

  @Override
  public void failQueue(QueueFailure failure) {
    calls.note("fail " + failure.code());
  }
}
