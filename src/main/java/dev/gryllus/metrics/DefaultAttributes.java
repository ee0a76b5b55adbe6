package dev.gryllus.metrics;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Map;

/// Attributes that hold where the operator's variables say nothing.
record DefaultAttributes(Map<String, String> values) {
    Resource under(Resource given) {
        AttributesBuilder attributes = Attributes.builder();
        values.forEach(attributes::put);
        return Resource.create(attributes.build()).merge(given);
    }
}
