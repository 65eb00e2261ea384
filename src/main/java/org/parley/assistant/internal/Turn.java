package org.parley.assistant.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.parley.assistant.internal.Place.Ask;
import org.parley.conversation.ConversationView;
import org.parley.conversation.MessageContent;
import org.parley.conversation.MessageContent.Option;
import org.parley.shared.i18n.Language;

/**
 * One turn of the bot while it is thought out: what it will say, do and remember. Nothing of it is real before
 * {@link TurnKeeper} has kept it, all at once.
 */
final class Turn {

    private static final int MOST_OPTIONS = 12;

    final ConversationView conversation;
    final Place before;
    /** What the customer typed; empty for a button. */
    final String text;

    Language language;
    Language visitorLanguage;
    Place.Search search;
    List<UUID> shown;
    UUID focus;
    Place.Adding adding;
    Ask ask = Ask.NOTHING;
    int misses;

    private final List<MessageContent> contents = new ArrayList<>();
    private final List<Runnable> deeds = new ArrayList<>();
    private final List<Runnable> lastDeeds = new ArrayList<>();
    private final List<Option> offers = new ArrayList<>();

    Turn(ConversationView conversation, Place before, String text) {
        this.conversation = conversation;
        this.before = before;
        this.text = text;
        boolean kept = before.language() != null && before.visitorLanguage() == conversation.language();
        language = kept ? before.language() : conversation.language();
        visitorLanguage = conversation.language();
        search = before.search();
        shown = before.shown();
        focus = before.focus();
    }

    String words(String key, Object... namesAndValues) {
        return Texts.in(language).say(key, namesAndValues);
    }

    void say(String key, Object... namesAndValues) {
        sayText(words(key, namesAndValues));
    }

    void sayText(String words) {
        contents.add(MessageContent.text(words));
    }

    void show(MessageContent content) {
        contents.add(content);
    }

    /** Something to be done in the transaction that keeps the turn, before anything is said. */
    void willDo(Runnable deed) {
        deeds.add(deed);
    }

    /** As {@link #willDo}, but after everything is said. */
    void willDoLast(Runnable deed) {
        lastDeeds.add(deed);
    }

    void offer(String value, String label) {
        boolean known = offers.stream().anyMatch(option -> option.value().equals(value));
        if (!known && offers.size() < MOST_OPTIONS) {
            offers.add(new Option(value, label));
        }
    }

    /** Ends the turn with a question and the buttons that were offered. */
    void askWith(String key, Object... namesAndValues) {
        contents.add(MessageContent.quickReplies(words(key, namesAndValues), List.copyOf(offers)));
    }

    List<MessageContent> contents() {
        return contents;
    }

    List<Runnable> deeds() {
        return deeds;
    }

    List<Runnable> lastDeeds() {
        return lastDeeds;
    }

    Place after() {
        return new Place(language, visitorLanguage, search, shown, focus, adding, ask, offers, misses);
    }
}
