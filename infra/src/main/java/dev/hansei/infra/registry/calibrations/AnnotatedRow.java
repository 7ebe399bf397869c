package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** An annotation with a calibration that it was used in. */
@MappedEntity("annotations_annotation")
record AnnotatedRow(@Id @Binary16 UUID annotationId, @Binary16 UUID calibrationId) {}
