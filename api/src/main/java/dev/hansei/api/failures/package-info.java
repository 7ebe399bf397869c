/** How people see what is going wrong, and say what is worth a case. */
@NullMarked
package dev.hansei.api.failures;

import org.jspecify.annotations.NullMarked;
