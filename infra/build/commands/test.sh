#!/usr/bin/env bash
# everything CI runs, from formatting to the end-to-end walk; ends with a table of what ran and what did not
# Options: --drills adds the long kill drills (80 kills each in suite runs, campaigns and labels, 28 in releases; hours); any other option goes to Maven.
set -uo pipefail
cd "$HANSEI_ROOT"

drills=false
options=()
for option in "$@"; do
  case $option in
    --drills) drills=true ;;
    -h | --help)
      sed -n '2,3s/^# //p' "$0"
      exit 0
      ;;
    *) options+=("$option") ;;
  esac
done

began=$(date +%s)
# Reports of an earlier run must not count as this one's.
rm -rf workflows/target/*-reports infra/target/*-reports activities/target/*-reports api/target/*-reports
# The programs that tests start are fetched or built first, where progress can be seen.
"$HANSEI_LAUNCHER" programs || exit $?

# One failing test hides no other: Maven goes on to the last module, and what it tells as an error,
# a test JVM that died among it, fails the run below. A test that failed is tried once more: the
# table says which were shaky, with the reason, and bears few of them.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
printf 'hansei: testing (log of each test: MODULE/target/*-reports)\n'
"$HANSEI_MAVEN" -B -ntp -f "$HANSEI_ROOT/pom.xml" --fail-at-end verify -Dmaven.test.failure.ignore=true \
  -Dsurefire.rerunFailingTestsCount=1 -Dfailsafe.rerunFailingTestsCount=1 \
  -Dhansei.drills="$drills" ${options[@]+"${options[@]}"} 2>&1 |
  tee "$log" |
  grep --line-buffered -a -v -E '^WARNING: |^\[INFO\] *$|Copying |already exists in destination'
built=${PIPESTATUS[0]}
# What Maven says of single tests is the table's to judge: all other errors are of the build.
of_tests='<<< (FAILURE|ERROR)!|ERROR[^ ]* +(Tests run:|Failures:|Errors:|Run [0-9]+:|dev\.hansei\.|[A-Za-z]+(Test|IT)[.>:]| *$)'
grep -a -E '^\[[^A-Z]*ERROR' "$log" | grep -a -v -E "$of_tests" | grep -a -q . && built=1

"$JAVA_HOME/bin/java" "$HANSEI_ROOT/infra/build/TestTable.java" "$HANSEI_ROOT"
tested=$?
printf 'in %d min %d s\n' $((($(date +%s) - began) / 60)) $((($(date +%s) - began) % 60))
[ "$built" -eq 0 ] || {
  printf 'hansei: the build failed; the first [ERROR] above says why\n' >&2
  exit 4
}
exit "$tested"
