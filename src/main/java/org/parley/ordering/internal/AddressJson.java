package org.parley.ordering.internal;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.parley.ordering.ShippingAddress;
import org.parley.shared.json.Json;

/** An address as JSON in one column: it is only ever read whole. */
@Converter
class AddressJson implements AttributeConverter<ShippingAddress, String> {

    @Override
    public String convertToDatabaseColumn(ShippingAddress address) {
        return Json.write(address);
    }

    @Override
    public ShippingAddress convertToEntityAttribute(String json) {
        return Json.read(json, ShippingAddress.class);
    }
}
