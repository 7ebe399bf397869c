/** What a good answer is: assertions, metrics, rubrics, judges and the scores they give. */
@NullMarked
package dev.hansei.workflows.criteria;

import org.jspecify.annotations.NullMarked;
