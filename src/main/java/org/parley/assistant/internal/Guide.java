package org.parley.assistant.internal;

import java.util.Arrays;
import java.util.Optional;
import org.parley.assistant.internal.understanding.Entities;
import org.parley.assistant.internal.understanding.Intent;
import org.parley.assistant.internal.understanding.Understanding;
import org.parley.assistant.internal.understanding.Understood;
import org.parley.catalog.Catalog;
import org.parley.catalog.ProductView;
import org.parley.conversation.ConversationView;
import org.parley.conversation.MessageContent;
import org.parley.shared.i18n.Language;

/**
 * Leads the dialogue: takes a button or a phrase to the topic that answers it. An open question comes first, then what
 * was understood; what wasn't gets choices, never an action. It reads through the doors of others and changes nothing
 * itself: deeds and words are collected in the {@link Turn}.
 */
final class Guide {

    private static final int WORDS_THAT_SHOW_A_LANGUAGE = 3;

    private final Understanding understanding;
    private final OptionWords optionWords;
    private final Targets targets;
    private final Finding finding;
    private final Telling telling;
    private final Selling selling;
    private final Following following;
    private final Courtesy courtesy;

    Guide(Understanding understanding, Catalog catalog, Purchases purchases, Courtesy courtesy) {
        this.understanding = understanding;
        this.courtesy = courtesy;
        optionWords = new OptionWords(understanding);
        targets = new Targets(catalog, optionWords);
        finding = new Finding(catalog, optionWords);
        telling = new Telling(targets, optionWords);
        selling = new Selling(targets, telling, optionWords, purchases);
        following = new Following(purchases);
    }

    /** The first words in a new conversation. */
    Turn greet(ConversationView conversation) {
        Turn turn = new Turn(conversation, Place.START, "");
        turn.say("greet.hello");
        Menu.offerAll(turn);
        turn.askWith("menu.question");
        return turn;
    }

    /** @param asked the label of the pressed button where the bot no longer remembers it; may be empty */
    Turn answer(ConversationView conversation, Place place, MessageContent content, String asked) {
        if (MessageContent.CHOICE.equals(content.type())) {
            String value = content.field("value");
            Turn turn = new Turn(conversation, place, labelOf(place, value).orElse(asked));
            return press(turn, Command.parse(value)) || turn.text.isEmpty() ? orElseUnknown(turn)
                    : type(new Turn(conversation, place, turn.text));
        }
        return type(new Turn(conversation, place, content.field("text")));
    }

    private Turn orElseUnknown(Turn turn) {
        if (turn.contents().isEmpty()) {
            courtesy.unknown(turn);
        }
        return turn;
    }

    private static Optional<String> labelOf(Place place, String value) {
        return place.offers().stream().filter(offer -> offer.value().equals(value))
                .map(MessageContent.Option::label).findFirst();
    }

    // Buttons

    /** False if no button of ours has that value. */
    private boolean press(Turn turn, Command command) {
        switch (command.name()) {
            case Command.FIND -> finding.askWhat(turn);
            case Command.CATEGORIES -> finding.categories(turn);
            case Command.CATEGORY -> finding.category(turn, command.argument());
            case Command.WITHIN -> finding.within(turn, command.argument());
            case Command.PRICE -> finding.price(turn, command);
            case Command.OPTION -> finding.option(turn, rest(command));
            case Command.MORE -> finding.more(turn);
            case Command.RESULTS -> finding.again(turn);
            case Command.WIDEN -> finding.widen(turn);
            case Command.PRODUCT -> command.id().ifPresentOrElse(id -> telling.facts(turn, id), () -> telling.gone(turn));
            case Command.COMPARE -> telling.compare(turn, nothing(turn.language));
            case Command.ADD -> command.id().ifPresentOrElse(id -> selling.add(turn, id), () -> telling.gone(turn));
            case Command.PICK -> selling.pick(turn, rest(command));
            case Command.VARIANT -> selling.addVariant(turn, command);
            case Command.CART -> selling.cart(turn);
            case Command.REMOVE -> selling.remove(turn, command);
            case Command.CLEAR -> selling.clear(turn);
            case Command.KEEP -> selling.keep(turn);
            case Command.CHECKOUT -> selling.checkout(turn);
            case Command.TRACK -> following.track(turn, null);
            case Command.ORDER -> following.track(turn, command.argument());
            case Command.HANDOVER -> courtesy.handOver(turn);
            case Command.LANGUAGE -> courtesy.changeLanguage(turn, Language.parse(command.argument()).orElse(null));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Arguments that may themselves contain a colon. */
    private static String rest(Command command) {
        return command.more().isEmpty() ? command.argument() : command.argument() + ":" + command.more();
    }

    private Entities nothing(Language language) {
        return understanding.entities("", language);
    }

    // Phrases

    private Turn type(Turn turn) {
        Optional<Command> label = typedLabel(turn);
        if (label.isPresent() && press(turn, label.get())) {
            return turn;
        }
        Understood understood = understanding.understand(turn.text, turn.language);
        speakTheirLanguage(turn, understood);
        if (!answersQuestion(turn, understood)) {
            follow(turn, understood);
        }
        return orElseUnknown(turn);
    }

    private static Optional<Command> typedLabel(Turn turn) {
        String typed = plain(turn.text, turn.language);
        return typed.isEmpty() ? Optional.empty() : turn.before.offers().stream()
                .filter(offer -> plain(offer.label(), turn.language).equals(typed))
                .map(offer -> Command.parse(offer.value())).findFirst();
    }

    private static String plain(String text, Language language) {
        return Understanding.comparable(text, language).replace(" ", "");
    }

    /** Thai, Japanese and Korean letters show the language; a few Latin words may be a brand in any of them. */
    private static void speakTheirLanguage(Turn turn, Understood understood) {
        boolean english = understood.language() == Language.EN;
        boolean shown = !english || understood.intent() != Intent.UNKNOWN && understood.intent() != Intent.FIND_PRODUCTS
                && turn.text.strip().split("\\s+").length >= WORDS_THAT_SHOW_A_LANGUAGE;
        if (shown) {
            turn.language = understood.language();
        }
    }

    /** Takes the phrase as an answer to what was asked, if it can be one. */
    private boolean answersQuestion(Turn turn, Understood understood) {
        Intent intent = understood.intent();
        Entities entities = understood.entities();
        switch (turn.before.ask()) {
            case WHICH_OPTION -> {
                return among(intent, Intent.UNKNOWN, Intent.NARROW, Intent.ADD_TO_CART, Intent.FIND_PRODUCTS, Intent.YES,
                        Intent.STOCK_QUESTION, Intent.PRODUCT_FACTS) && selling.pickTyped(turn, entities);
            }
            case WHICH_TO_REMOVE -> {
                return answersWhatToRemove(turn, intent, entities);
            }
            case CLEAR_CART -> {
                if (intent == Intent.YES) {
                    selling.clear(turn);
                } else if (intent == Intent.NO) {
                    selling.keep(turn);
                }
                return among(intent, Intent.YES, Intent.NO);
            }
            case ADD_THIS -> {
                if (intent == Intent.YES) {
                    selling.addWaiting(turn);
                }
                return intent == Intent.YES;
            }
            case WHAT_TO_FIND -> {
                if (among(intent, Intent.NARROW, Intent.PRODUCT_FACTS, Intent.STOCK_QUESTION) && turn.search == null) {
                    finding.find(turn, entities);
                    return true;
                }
                return false;
            }
            default -> {
                return false;
            }
        }
    }

    private boolean answersWhatToRemove(Turn turn, Intent intent, Entities entities) {
        if (intent == Intent.NO) {
            selling.keep(turn);
            return true;
        }
        boolean names = entities.namesProduct() || !entities.colours().isEmpty() || !entities.ordinals().isEmpty()
                || entities.has(Entities.Hint.ALL);
        boolean answer = names && !among(intent, Intent.TALK_TO_PERSON, Intent.TRACK_ORDER, Intent.CHECKOUT, Intent.HELP,
                Intent.CHANGE_LANGUAGE, Intent.BROWSE_CATEGORIES);
        if (answer) {
            selling.remove(turn, entities);
        }
        return answer;
    }

    private static boolean among(Intent intent, Intent... several) {
        return Arrays.asList(several).contains(intent);
    }

    private void follow(Turn turn, Understood understood) {
        Entities entities = understood.entities();
        switch (understood.intent()) {
            case GREET -> courtesy.greetAgain(turn);
            case FIND_PRODUCTS -> finding.find(turn, entities);
            case BROWSE_CATEGORIES -> finding.categories(turn);
            case NARROW -> narrow(turn, entities);
            case PRODUCT_FACTS -> telling.facts(turn, entities);
            case COMPARE -> telling.compare(turn, entities);
            case STOCK_QUESTION -> telling.stock(turn, entities);
            case SHOW_CART -> selling.cart(turn);
            case ADD_TO_CART -> selling.add(turn, entities);
            case REMOVE_FROM_CART -> selling.remove(turn, entities);
            case CHECKOUT -> selling.checkout(turn);
            case TRACK_ORDER -> following.track(turn, entities.orderNumber());
            case TALK_TO_PERSON -> courtesy.handOver(turn);
            case HELP -> courtesy.help(turn);
            case THANKS -> courtesy.thanks(turn);
            case GOODBYE -> courtesy.goodbye(turn);
            case YES -> courtesy.yes(turn);
            case NO -> courtesy.no(turn);
            case CHANGE_LANGUAGE -> courtesy.changeLanguage(turn, entities.language());
            case UNKNOWN -> finding.showIfNamed(turn, entities);
        }
    }

    /** While one product is talked of or named by its place, "in blue?" asks about it; else it narrows the list. */
    private void narrow(Turn turn, Entities entities) {
        if (!entities.ordinals().isEmpty() && !entities.hasPrice()) {
            telling.stock(turn, entities);
            return;
        }
        ProductView focus = turn.focus == null ? null : targets.one(turn.focus);
        boolean ofFocus = focus != null && !entities.hasPrice() && !optionWords.named(focus, turn, entities).isEmpty();
        if (ofFocus) {
            telling.stock(turn, entities);
        } else {
            finding.narrow(turn, entities);
        }
    }
}
