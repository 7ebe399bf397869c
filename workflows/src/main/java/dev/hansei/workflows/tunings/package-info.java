/** What training produces: adapters, registered with lineage and named by prompt versions. */
@NullMarked
package dev.hansei.workflows.tunings;

import org.jspecify.annotations.NullMarked;
