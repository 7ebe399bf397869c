package dev.hansei.api.temporal;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.ScheduleUpdate;
import jakarta.inject.Singleton;

/** Schedules in Temporal: each has an id of ours, and saving it again replaces it. */
@Singleton
public final class ScheduleEngine {
  private final ScheduleClient client;

  ScheduleEngine(WorkflowClient workflows) {
    var options = workflows.getOptions();
    this.client =
        ScheduleClient.newInstance(
            workflows.getWorkflowServiceStubs(),
            ScheduleClientOptions.newBuilder()
                .setNamespace(options.getNamespace())
                .setDataConverter(options.getDataConverter())
                .build());
  }

  /**
   * Makes the schedule, or puts it in the place of the one of that id.
   *
   * @throws ApiException 503 {@code temporal-unavailable}
   */
  public void put(String id, Schedule schedule) {
    guarded(() -> {
      try {
        client.createSchedule(id, schedule, ScheduleOptions.newBuilder().build());
      } catch (ScheduleAlreadyRunningException _) {
        client.getHandle(id).update(_ -> new ScheduleUpdate(schedule));
      }
    });
  }

  /**
   * Takes it away; one that is not there is left alone.
   *
   * @throws ApiException 503 {@code temporal-unavailable}
   */
  public void delete(String id) {
    guarded(() -> {
      try {
        client.getHandle(id).delete();
      } catch (ScheduleException e) {
        if (statusOf(e) != Status.Code.NOT_FOUND) {
          throw e;
        }
      }
    });
  }

  private static void guarded(Runnable call) {
    try {
      call.run();
    } catch (ScheduleException | StatusRuntimeException e) {
      ApiException unavailable = ApiProblem.temporalUnavailable().raise();
      unavailable.initCause(e);
      throw unavailable;
    }
  }

  private static Status.Code statusOf(ScheduleException e) {
    return e.getCause() instanceof StatusRuntimeException cause
        ? cause.getStatus().getCode()
        : Status.Code.UNKNOWN;
  }
}
