/** Criteria and the judges that apply them. */
@NullMarked
package dev.hansei.infra.registry.criteria;

import org.jspecify.annotations.NullMarked;
