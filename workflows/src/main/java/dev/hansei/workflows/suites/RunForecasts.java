package dev.hansei.workflows.suites;

/** Says what a run would do and cost, before anything is spent. Reads, and writes nothing. */
public interface RunForecasts {
  /** The forecast, as things stand now. Refuses what planning the run would refuse. */
  RunForecast of(RunSuiteInput input);
}
