#!/usr/bin/env bash
# benchmarks on this machine: bench suites [-Dhansei.bench.cases=5000] [-Dhansei.bench.latency=200 (ms)]; prints a table
#   [-Dhansei.bench.rows=cold,warm,killed,faulty,fast]: which runs, in which order; fast answers at once, fast,fast,fast warms up
#   bench traces [-Dhansei.bench.seconds=60] [-Dhansei.bench.rate=3000 (spans/s)] [-Dhansei.bench.senders=8] [-Dhansei.bench.warmup=20]
#     [-Dhansei.bench.kills=3] [-Dhansei.bench.stored=1000000]
#   bench failures [-Dhansei.bench.traces=100000]
#   bench labels [-Dhansei.bench.people=50] [-Dhansei.bench.tasks=10000] [-Dhansei.bench.reviewers=1] [-Dhansei.bench.think=1000-3000 (ms)] [-Dhansei.bench.seconds=120]
#     [-Dhansei.bench.hurry=50-150 (ms)] [-Dhansei.bench.hurried=30] [-Dhansei.bench.warmup=20] [-Dhansei.bench.kills=0] [-Dhansei.bench.temporalDown=0 (s)]
#   bench metrics [-Dhansei.bench.pairs=1000] [-Dhansei.bench.python=python3]: beside sacreBLEU and rouge-score where that has them
#   bench statistics [-Dhansei.bench.rounds=2000]: the paired bootstrap's time, and how often each interval holds the truth
#   bench rollouts [-Dhansei.bench.rounds=2000]: how often a canary rolls back what does harm and what does none, and what it costs
#   bench prompts [-Dhansei.bench.seconds=20] [-Dhansei.bench.warmup=10] [-Dhansei.bench.connections=32]: reads of a live prompt a second
# Of these suites, traces, failures and labels start a stack of their own in a folder that goes away after, on free ports; spends nothing.
set -uo pipefail
cd "$HANSEI_ROOT"

# More options of the benchmark's own JVM, which is the stub model's too.
jvm=
case ${1:-} in
  suites)
    bench=SuitesBench
    # A stub of some minutes that compiles twice takes as much for that as for its answers.
    jvm="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
    ;;
  traces) bench=TracesBench ;;
  prompts) bench=PromptsBench ;;
  failures) bench=FailuresBench ;;
  metrics) bench=MetricsBench ;;
  statistics) bench=StatisticsBench ;;
  labels) bench=LabelsBench ;;
  rollouts) bench=RolloutsBench ;;
  *)
    sed -n '2,12s/^# //p' "$0"
    [ "${1:-}" = -h ] || [ "${1:-}" = --help ] || exit 2
    exit 0
    ;;
esac
shift
"$HANSEI_LAUNCHER" build && "$HANSEI_LAUNCHER" programs || exit $?
printf 'hansei: the benchmark runs for some minutes; nothing else should run beside it\n' >&2
exec 3> >(grep --line-buffered -a -v -E '^WARNING: |^\[INFO\]')
printed=$!
"$HANSEI_MAVEN" -B -ntp -q -f "$HANSEI_ROOT/pom.xml" -pl api -am test -Dtest="$bench" -Dhansei.jvm.more="$jvm" "$@" \
  -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip -Dcheckstyle.skip >&3 2>&1 3>&- &
maven=$!
exec 3>&-
# Whoever stops this stops the benchmark: a background job does not hear Ctrl-C, and nobody else hears of a kill of this
# shell. Maven ends the JVM of the benchmark, and when that is gone its servers end.
stopped() {
  trap '' INT TERM HUP
  kill -TERM "$maven" 2>/dev/null
  wait "$maven"
  printf 'hansei: the benchmark was stopped; its servers end within half a minute\n' >&2
  exit 130
}
trap stopped INT TERM HUP
wait "$maven"
code=$?
# Its last lines; bash before 4.4 does not wait for them.
wait "$printed" 2>/dev/null
exit "$code"
