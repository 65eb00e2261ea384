package org.parley.assistant.internal;

import java.time.Instant;
import org.parley.conversation.Conversations;
import org.parley.identity.VisitorProfile;
import org.parley.identity.Visitors;
import org.parley.shared.i18n.Language;

/** Greetings, thanks, help, languages, the way to a person, and what to say when nothing was understood. */
final class Courtesy {

    private final Conversations conversations;
    private final Visitors visitors;
    private final ReplyTime replyTime;

    Courtesy(Conversations conversations, Visitors visitors, ReplyTime replyTime) {
        this.conversations = conversations;
        this.visitors = visitors;
        this.replyTime = replyTime;
    }

    void greetAgain(Turn turn) {
        Menu.offerAll(turn);
        turn.askWith("greet.again");
    }

    void help(Turn turn) {
        turn.say("help.text");
        Menu.offerAll(turn);
        turn.askWith("menu.question");
    }

    void thanks(Turn turn) {
        Menu.offer(turn, Command.FIND, Command.CART, Command.TRACK, Command.HANDOVER);
        turn.askWith("thanks.text");
    }

    void goodbye(Turn turn) {
        turn.say("goodbye.text");
    }

    void yes(Turn turn) {
        Menu.offerAll(turn);
        turn.askWith("yes.text");
    }

    void no(Turn turn) {
        Menu.offerAll(turn);
        turn.askWith("no.text");
    }

    /** Sorry and choices; after a second miss a person comes first. */
    void unknown(Turn turn) {
        turn.misses = turn.before.misses() + 1;
        turn.ask = turn.before.ask();
        turn.adding = turn.before.adding();
        if (turn.misses > 1) {
            Menu.offer(turn, Command.HANDOVER);
        }
        Menu.offerAll(turn);
        turn.askWith(turn.misses > 1 ? "unknown.again" : "unknown.first");
    }

    /** @param language {@code null} to ask which */
    void changeLanguage(Turn turn, Language language) {
        if (language == null) {
            turn.offer(Command.of(Command.LANGUAGE, "en"), "English");
            turn.offer(Command.of(Command.LANGUAGE, "th"), "ไทย");
            turn.offer(Command.of(Command.LANGUAGE, "ja"), "日本語");
            turn.offer(Command.of(Command.LANGUAGE, "ko"), "한국어");
            turn.askWith("language.question");
            return;
        }
        turn.language = language;
        turn.visitorLanguage = language;
        turn.willDo(() -> {
            VisitorProfile visitor = visitors.profile(turn.conversation.visitorId());
            visitors.change(visitor.id(), language, visitor.zone());
        });
        turn.say("language.done");
        Menu.offerAll(turn);
        turn.askWith("menu.question");
    }

    /** Says how long it may take, then gives the conversation to people. */
    void handOver(Turn turn) {
        StringBuilder words = new StringBuilder(turn.words("person.passing"));
        ReplyTime.Told told = replyTime.now(turn.conversation.inbox());
        String expectation = expectation(turn, told);
        if (!expectation.isEmpty()) {
            words.append(' ').append(expectation);
        }
        turn.sayText(words.toString());
        turn.willDoLast(() -> conversations.requestHandover(turn.conversation.id()));
    }

    private String expectation(Turn turn, ReplyTime.Told told) {
        Texts texts = Texts.in(turn.language);
        Instant opensAt = told.opensAt();
        if (opensAt != null) {
            String zone = visitors.profile(turn.conversation.visitorId()).zone();
            return texts.say("person.opens", "moment", texts.moment(opensAt, zone));
        }
        if (told.medianSeconds() != null) {
            return texts.say("person.median", "time", texts.duration(told.medianSeconds()));
        }
        return told.targetSeconds() == null ? ""
                : texts.say("person.target", "time", texts.duration(told.targetSeconds()));
    }
}
