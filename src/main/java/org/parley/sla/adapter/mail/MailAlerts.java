package org.parley.sla.adapter.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.parley.conversation.ConversationId;
import org.parley.conversation.ConversationView;
import org.parley.conversation.Conversations;
import org.parley.identity.Shop;
import org.parley.identity.StaffView;
import org.parley.identity.VisitorId;
import org.parley.identity.VisitorProfile;
import org.parley.identity.Visitors;
import org.parley.shared.i18n.Language;
import org.parley.shared.mail.Mail;
import org.parley.shared.mail.Mailer;
import org.parley.sla.Alert;
import org.parley.sla.spi.AlertChannel;

/** Alerts by e-mail: one letter for all that came due at once, in the language {@code parley.mail.language}. */
@ApplicationScoped
class MailAlerts implements AlertChannel {

    @Inject
    private Mailer mailer;
    @Inject
    private Conversations conversations;
    @Inject
    private Visitors visitors;
    @Inject
    private Shop shop;
    @Inject
    @ConfigProperty(name = "parley.public-url")
    private String publicUrl;
    @Inject
    @ConfigProperty(name = "parley.mail.language")
    private String language;
    @Inject
    @ConfigProperty(name = "parley.mail.zone")
    private String zone;

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public boolean isReady() {
        return mailer.isReady();
    }

    @Override
    public void send(StaffView to, List<Alert> alerts) throws Exception {
        Map<ConversationId, ConversationView> views = conversations.findAll(
                alerts.stream().map(Alert::conversation).distinct().toList());
        Map<VisitorId, VisitorProfile> profiles = visitors.profiles(
                views.values().stream().map(ConversationView::visitorId).distinct().toList());
        AlertLetter letter = new AlertLetter(Language.parse(language).orElse(Language.EN), ZoneId.of(zone),
                shop.settings().name(), publicUrl);
        alerts.forEach(alert -> {
            ConversationView view = views.get(alert.conversation());
            VisitorProfile profile = view == null ? null : profiles.get(view.visitorId());
            letter.add(alert, profile == null ? null : profile.name());
        });
        mailer.send(new Mail(to.email(), letter.subject(), letter.text(to.name())));
    }
}
