/** How people run suites, and see how good a version is and how sure that is. */
@NullMarked
package dev.hansei.api.suites;

import org.jspecify.annotations.NullMarked;
