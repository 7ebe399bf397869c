#!/usr/bin/env bash
# benchmarks on this machine: bench suites [-Dhansei.bench.cases=5000] [-Dhansei.bench.latency=200 (ms)]; prints a table
#   [-Dhansei.bench.rows=cold,warm,killed,faulty,fast]: which runs, in which order; fast answers at once, fast,fast,fast warms up
#   bench traces [-Dhansei.bench.seconds=60] [-Dhansei.bench.rate=3000 (spans/s)] [-Dhansei.bench.senders=8] [-Dhansei.bench.warmup=20]
#     [-Dhansei.bench.kills=3] [-Dhansei.bench.stored=1000000]
#   bench labels [-Dhansei.bench.people=50] [-Dhansei.bench.tasks=10000] [-Dhansei.bench.reviewers=1] [-Dhansei.bench.think=1000-3000 (ms)] [-Dhansei.bench.seconds=120]
#     [-Dhansei.bench.hurry=50-150 (ms)] [-Dhansei.bench.hurried=30] [-Dhansei.bench.warmup=20] [-Dhansei.bench.kills=0] [-Dhansei.bench.temporalDown=0 (s)]
#   bench failures [-Dhansei.bench.traces=100000]
# Starts a stack of its own in a folder that goes away after, on free ports, and a stub model on loopback; spends nothing.
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
  labels) bench=LabelsBench ;;
  traces) bench=TracesBench ;;
  failures) bench=FailuresBench ;;
  *)
    sed -n '2,11s/^# //p' "$0"
    [ "${1:-}" = -h ] || [ "${1:-}" = --help ] || exit 2
    exit 0
    ;;
esac
shift
"$HANSEI_LAUNCHER" build && "$HANSEI_LAUNCHER" programs || exit $?
printf 'hansei: the benchmark runs for some minutes; nothing else should run beside it\n' >&2
"$HANSEI_MAVEN" -B -ntp -q -f "$HANSEI_ROOT/pom.xml" -pl api -am test -Dtest="$bench" -Dhansei.jvm.more="$jvm" "$@" \
  -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip -Dcheckstyle.skip 2>&1 |
  grep --line-buffered -a -v -E '^WARNING: |^\[INFO\]'
exit "${PIPESTATUS[0]}"
