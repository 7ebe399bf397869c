/** Module infra. */
@NullMarked
package dev.hansei.infra;

import org.jspecify.annotations.NullMarked;
