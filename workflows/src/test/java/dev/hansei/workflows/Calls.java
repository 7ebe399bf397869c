package dev.hansei.workflows;

import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a fake was asked, in order, and which of its calls shall fail. Thread-safe. */
public final class Calls {
  private final List<String> made = new ArrayList<>();
  private final Map<String, Integer> failuresLeft = new ConcurrentHashMap<>();
  private final Map<String, FailureCode> fatal = new ConcurrentHashMap<>();

  /** Lets the next {@code times} calls fail in a way that a retry mends. */
  public void failTimes(String call, int times) {
    failuresLeft.put(call, times);
  }

  /** Lets every call fail in a way that no retry mends. */
  public void failForGood(String call, FailureCode code) {
    fatal.put(call, code);
  }

  /** Notes a call, or fails as told. */
  public void note(String call) {
    synchronized (made) {
      made.add(call);
    }
    FailureCode code = fatal.get(call);
    if (code != null) {
      throw ApplicationFailure.newNonRetryableFailure("told to fail", code.name());
    }
    if (failuresLeft.merge(call, -1, Integer::sum) >= 0) {
      throw ApplicationFailure.newFailure(
          "told to fail for a while", FailureCode.STORE_UNAVAILABLE.name());
    }
  }

  /** All calls so far. */
  public List<String> made() {
    synchronized (made) {
      return List.copyOf(made);
    }
  }

  /** How often a call was made. */
  public long count(String call) {
    return made().stream().filter(call::equals).count();
  }
}
