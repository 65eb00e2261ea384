package org.parley.ordering.internal;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.parley.ordering.DeliveryRequest;
import org.parley.shared.json.Json;

/** A delivery request as JSON in one column; many orders have none. */
@Converter
class DeliveryJson implements AttributeConverter<DeliveryRequest, String> {

    @Override
    public String convertToDatabaseColumn(DeliveryRequest request) {
        return request == null ? null : Json.write(request);
    }

    @Override
    public DeliveryRequest convertToEntityAttribute(String json) {
        return json == null ? null : Json.read(json, DeliveryRequest.class);
    }
}
