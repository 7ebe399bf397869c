/** Questions with reference answers: documents, passages, cases, datasets and their splits. */
@NullMarked
package dev.hansei.workflows.cases;

import org.jspecify.annotations.NullMarked;
