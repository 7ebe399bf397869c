/**
 * Campaigns: their document and plan, REST and pages, and what people tell one that goes on. All
 * that is shown is read from the registry; words are made here, of codes and numbers.
 */
@NullMarked
package dev.hansei.api.campaigns;

import org.jspecify.annotations.NullMarked;
