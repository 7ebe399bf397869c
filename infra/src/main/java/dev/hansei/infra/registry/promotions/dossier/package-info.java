/**
 * The dossier of a promotion as a file: sealed by the service, read and checked anywhere. Knows no
 * database and no network.
 */
@NullMarked
package dev.hansei.infra.registry.promotions.dossier;

import org.jspecify.annotations.NullMarked;
