package sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The provider's configuration: whether it exists, the secrets it shares with its one merchant, and that merchant's
 * webhook address. The defaults of the secrets are public, like play money.
 */
@ApplicationScoped
class Settings {

    @Inject
    @ConfigProperty(name = "parley.demo", defaultValue = "false")
    private boolean demo;
    @Inject
    @ConfigProperty(name = "sandbox.api-secret")
    private String apiSecret;
    @Inject
    @ConfigProperty(name = "sandbox.webhook-secret")
    private String webhookSecret;
    @Inject
    @ConfigProperty(name = "sandbox.webhook-url")
    private String webhookUrl;

    protected Settings() {
    }

    Settings(String apiSecret, String webhookSecret, String webhookUrl) {
        this.demo = true;
        this.apiSecret = apiSecret;
        this.webhookSecret = webhookSecret;
        this.webhookUrl = webhookUrl;
    }

    boolean exists() {
        return demo;
    }

    String apiSecret() {
        return apiSecret;
    }

    String webhookSecret() {
        return webhookSecret;
    }

    String webhookUrl() {
        return webhookUrl;
    }
}
