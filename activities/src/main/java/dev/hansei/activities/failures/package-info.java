/** The activities of {@code CollectFailures}: pending traces become failures, page by page. */
@NullMarked
package dev.hansei.activities.failures;

import org.jspecify.annotations.NullMarked;
