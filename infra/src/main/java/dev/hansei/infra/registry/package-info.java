/**
 * The registry: what Hansei knows, in MySQL. One package per stage; one class per noun writes row,
 * lineage and audit in one transaction; rows never leave this module and its readers.
 */
@NullMarked
package dev.hansei.infra.registry;

import org.jspecify.annotations.NullMarked;
