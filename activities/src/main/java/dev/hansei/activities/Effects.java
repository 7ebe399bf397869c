package dev.hansei.activities;

import dev.hansei.infra.objects.MissingObjectException;
import dev.hansei.infra.objects.ObjectStoreUnavailableException;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.workflows.FailureCode;
import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does an activity's work and turns what goes wrong into an {@code ApplicationFailure} whose type
 * is a {@link FailureCode}. Failures end up in workflow history, so their messages are codes and
 * class names: no text that a person or a model wrote.
 */
public final class Effects {
  private static final Logger LOG = LoggerFactory.getLogger(Effects.class);

  private Effects() {}

  /** Does the work. */
  public static <T> T of(Supplier<T> work) {
    try {
      return work.get();
    } catch (TemporalFailure | ActivityCompletionException e) {
      throw e;
    } catch (RegistryException e) {
      LOG.warn("registry: {}: {}", e.code(), e.getMessage());
      throw failure(codeOf(e), e.code());
    } catch (ObjectStoreUnavailableException e) {
      LOG.warn("objects: {}", e.getMessage());
      throw failure(FailureCode.STORE_UNAVAILABLE, "object-store-unavailable");
    } catch (MissingObjectException e) {
      LOG.warn("objects: {}", e.getMessage());
      throw failure(FailureCode.NOT_FOUND, "object-missing");
    } catch (RejectedExecutionException e) {
      // The SDK's own answer to a heartbeat while it shuts down, where it came at the wrong moment.
      throw failure(FailureCode.WORKER_STOPPING, "rejected");
    } catch (RuntimeException e) {
      LOG.error("an activity failed of itself", e);
      throw failure(FailureCode.DEFECT, e.getClass().getName());
    }
  }

  /** The same for work that answers nothing. */
  public static void run(Runnable work) {
    Boolean done =
        of(() -> {
          work.run();
          return true;
        });
    LOG.trace("done: {}", done);
  }

  /** A failure of that code. */
  public static ApplicationFailure failure(FailureCode code, String message) {
    return code.isRetryable()
        ? ApplicationFailure.newFailure(message, code.name())
        : ApplicationFailure.newNonRetryableFailure(message, code.name());
  }

  private static FailureCode codeOf(RegistryException e) {
    if (e.code().equals("sum-mismatch")) {
      return FailureCode.SUM_MISMATCH;
    }
    if (e.code().equals("rollout-running")) {
      return FailureCode.ROLLOUT_RUNNING;
    }
    return switch (e.kind()) {
      case NOT_FOUND -> FailureCode.NOT_FOUND;
      case CONFLICT -> FailureCode.CONFLICT;
      case INVALID, FORBIDDEN -> FailureCode.INVALID;
      case UNAVAILABLE -> FailureCode.STORE_UNAVAILABLE;
    };
  }
}
