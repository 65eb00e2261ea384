package org.parley.journey;

import com.fasterxml.jackson.databind.DeserializationFeature;
import java.net.http.HttpClient;
import java.time.Duration;
import org.parley.client.ApiClient;
import org.parley.client.api.CartsApi;
import org.parley.client.api.CatalogApi;
import org.parley.client.api.ConversationsApi;
import org.parley.client.api.DeskApi;
import org.parley.client.api.IdentityApi;
import org.parley.client.api.OrdersApi;
import org.parley.client.api.PaymentsApi;
import org.parley.client.api.SettingsApi;
import org.parley.client.api.SlaApi;
import org.parley.testing.ParleyServer;

/** All of the generated client for one caller. It refuses members that the document doesn't name. */
final class Integrator {

    final IdentityApi identity;
    final CatalogApi catalog;
    final ConversationsApi conversations;
    final CartsApi carts;
    final OrdersApi orders;
    final PaymentsApi payments;
    final SlaApi sla;
    final DeskApi desk;
    final SettingsApi settings;

    private Integrator(String token) {
        ApiClient client = new ApiClient(HttpClient.newBuilder(),
                ApiClient.createDefaultObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES),
                ParleyServer.shared().url("").toString());
        client.setReadTimeout(Duration.ofSeconds(60));
        if (token != null) {
            client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        }
        identity = new IdentityApi(client);
        catalog = new CatalogApi(client);
        conversations = new ConversationsApi(client);
        carts = new CartsApi(client);
        orders = new OrdersApi(client);
        payments = new PaymentsApi(client);
        sla = new SlaApi(client);
        desk = new DeskApi(client);
        settings = new SettingsApi(client);
    }

    static Integrator anybody() {
        return new Integrator(null);
    }

    static Integrator with(String token) {
        return new Integrator(token);
    }
}
