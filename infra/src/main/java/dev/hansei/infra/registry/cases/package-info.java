/** Cases in the registry: documents, datasets with their splits, cases, versions, generations. */
@NullMarked
package dev.hansei.infra.registry.cases;

import org.jspecify.annotations.NullMarked;
