/** Moving a prompt version towards production on evidence and approvals, and back. */
@NullMarked
package dev.hansei.workflows.promotions;

import org.jspecify.annotations.NullMarked;
