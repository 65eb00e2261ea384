package org.parley.ordering.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.parley.ordering.CartId;
import org.parley.ordering.Checkout;
import org.parley.ordering.Contact;
import org.parley.ordering.DeliveryRequest;
import org.parley.ordering.ShippingAddress;
import org.parley.shared.money.Money;
import org.parley.shared.problem.Problem;
import org.parley.shared.text.CardNumbers;

/** What a customer fills in at checkout. Amounts are computed here; {@code expectedTotal} is only compared. */
@Schema(name = "CheckoutRequest")
public record CheckoutRequest(
        @NotNull @Valid @Schema(required = true) ContactBody contact,
        @NotNull @Valid @Schema(required = true) AddressBody shippingAddress,
        @Valid DeliveryBody deliveryRequest,
        @NotNull @Size(min = 1, max = 40) @Schema(required = true, example = "standard") String shippingMethod,
        @NotNull @Schema(required = true, description = "What the customer was shown and agrees to") Money expectedTotal) {

    /** Names, streets and the like: no control characters, which no line of an address has. */
    static final String LINE = "[^\\p{Cntrl}]*";
    private static final String ONE_LINE = "must be one line of text";

    Checkout.PlaceOrder placing(CartId cart) {
        if (plain(contact.email) == null && plain(contact.phone) == null) {
            throw Problem.invalid("contact.email", "an e-mail address or a phone number is required");
        }
        if (contact.phone != null && !contact.phone.strip().startsWith("+")
                && !CardNumbers.mask(contact.phone).equals(contact.phone)) {
            throw Problem.invalid("contact.phone", "must be a phone number, not a card number");
        }
        return new Checkout.PlaceOrder(cart, contact.contact(), shippingAddress.address(),
                deliveryRequest == null ? null : deliveryRequest.request(), shippingMethod, expectedTotal);
    }

    /** What was typed without the space around it and without card numbers; blank is absent. */
    private static String plain(String text) {
        return text == null || text.isBlank() ? null : CardNumbers.mask(text.strip());
    }

    /** How to reach the customer. */
    @Schema(name = "CheckoutContact", description = "An e-mail address or a phone number is required")
    public record ContactBody(
            @NotBlank @Size(max = 200) @Pattern(regexp = LINE, message = ONE_LINE)
            @Schema(required = true, example = "Somchai Jaidee") String name,
            @Size(max = 254) @Pattern(regexp = "\\s*|[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+\\.[^\\s@\\p{Cntrl}]+",
                    message = "must be an e-mail address")
            @Schema(example = "somchai@example.com") String email,
            @Size(max = 40) @Pattern(regexp = "\\s*|[+0-9](?:[ ()./-]*[0-9]){4,15}[ ()./-]*", message = "must be a phone number")
            @Schema(example = "+66 81 234 5678") String phone) {

        private Contact contact() {
            String address = plain(email);
            return new Contact(plain(name), address == null ? null : address.toLowerCase(Locale.ROOT),
                    phone == null || phone.isBlank() ? null : phone.strip());
        }
    }

    /** Where the order goes. */
    @Schema(name = "CheckoutAddress")
    public record AddressBody(
            @NotBlank @Size(max = 200) @Pattern(regexp = LINE, message = ONE_LINE)
            @Schema(required = true, example = "99/1 Sukhumvit 21") String line1,
            @Size(max = 200) @Pattern(regexp = LINE, message = ONE_LINE) String line2,
            @Size(max = 100) @Pattern(regexp = LINE, message = ONE_LINE) @Schema(example = "Watthana") String district,
            @NotBlank @Size(max = 100) @Pattern(regexp = LINE, message = ONE_LINE)
            @Schema(required = true, example = "Bangkok") String city,
            @Size(max = 100) @Pattern(regexp = LINE, message = ONE_LINE) String region,
            @NotBlank @Size(max = 20) @Pattern(regexp = LINE, message = ONE_LINE)
            @Schema(required = true, example = "10110") String postalCode,
            @NotBlank @Size(min = 2, max = 60) @Pattern(regexp = LINE, message = ONE_LINE)
            @Schema(required = true, example = "TH") String country) {

        private ShippingAddress address() {
            return new ShippingAddress(plain(line1), plain(line2), plain(district), plain(city), plain(region),
                    plain(postalCode), plain(country));
        }
    }

    /** What the customer wishes about the delivery. */
    @Schema(name = "CheckoutDelivery")
    public record DeliveryBody(
            @Schema(type = SchemaType.STRING, format = "date", example = "2026-12-01") LocalDate date,
            @Size(max = 60) @Pattern(regexp = LINE, message = ONE_LINE) @Schema(example = "09:00-12:00") String slot,
            @Size(max = 200) @Pattern(regexp = LINE, message = ONE_LINE) @Schema(example = "With the guard") String place,
            @Size(max = 500) @Pattern(regexp = "(?s)[^\\x00]*", message = "must be text") String note) {

        private DeliveryRequest request() {
            return new DeliveryRequest(date, plain(slot), plain(place), plain(note));
        }
    }
}
