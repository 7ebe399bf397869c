/** Where a thing comes from and what came of it: content hashes, artifacts and edges. */
@NullMarked
package dev.hansei.workflows.lineage;

import org.jspecify.annotations.NullMarked;
