package org.parley.assistant.internal.understanding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.shared.i18n.Language;

/**
 * Understands what customers type, in four languages, without any outside service. Each language learns at its first
 * use from two small files beside this module: words that carry values and example phrases. What it isn't sure of is
 * {@link Intent#UNKNOWN}; money and removal need more certainty than a look.
 */
public final class Understanding {

    static final double SURE_ENOUGH = 0.4;
    static final double QUITE_SURE = 0.7;
    private static final int PHRASES_PER_PATTERN = 120;
    /** Phrases out of scope are more varied than any examples can be. */
    private static final float UNKNOWN_COUNTS = 2f;
    private static final int LETTERS_AT_MOST = 400;

    private final Map<Language, Mind> minds = new ConcurrentHashMap<>();

    /** What has been learnt of one language. */
    private record Mind(Language language, Reader reader, Classifier classifier, Set<String> vocabulary) {

        Features features(List<String> tokens) {
            return Features.of(tokens, language, vocabulary::contains);
        }
    }

    /** @param visitorLanguage what the visitor chose: decides where the script doesn't */
    public Understood understand(String text, Language visitorLanguage) {
        String start = text.length() > LETTERS_AT_MOST ? text.substring(0, LETTERS_AT_MOST) : text;
        Language language = Script.of(start, visitorLanguage);
        Mind mind = minds.computeIfAbsent(language, Understanding::learn);
        Reader.Reading reading = mind.reader().read(start);
        if (reading.tokens().isEmpty() || reading.tokens().get(0).isEmpty()) {
            return new Understood(language, Intent.UNKNOWN, 0, Intent.UNKNOWN, reading.entities());
        }
        Features features = mind.features(reading.tokens());
        double[] probabilities = mind.classifier().probabilities(features);
        Intent guess = Intent.UNKNOWN;
        for (Intent intent : Intent.values()) {
            if (probabilities[intent.ordinal()] > probabilities[guess.ordinal()]) {
                guess = intent;
            }
        }
        double confidence = probabilities[guess.ordinal()];
        boolean sure = confidence >= (guess.risky() ? QUITE_SURE : SURE_ENOUGH);
        return new Understood(language, sure ? guess : Intent.UNKNOWN, confidence, guess, reading.entities());
    }

    /** What a few words speak of, such as the label of an option; no guess at what is wanted. */
    public Entities entities(String words, Language language) {
        return minds.computeIfAbsent(language, Understanding::learn).reader().read(words).entities();
    }

    /** Words in the form in which they are compared: width, case, kana and punctuation don't matter. */
    public static String comparable(String words, Language language) {
        return TextForm.of(words, language);
    }

    /** Learns all languages now rather than at the first phrase of each. */
    public void prepare() {
        for (Language language : Language.values()) {
            minds.computeIfAbsent(language, Understanding::learn);
        }
    }

    private static Mind learn(Language language) {
        Reader reader = new Reader(language, new Lexicon(language, lines("lexicon", language)));
        List<Sample> samples = new ArrayList<>();
        Intent intent = null;
        for (String line : lines("examples", language)) {
            if (line.startsWith("[") && line.endsWith("]") && line.indexOf('|') < 0 && line.indexOf(' ') < 0) {
                intent = Intent.ofKey(line.substring(1, line.length() - 1));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                samples.addAll(samples(line, intent, reader));
            }
        }
        Set<String> vocabulary = new HashSet<>();
        samples.forEach(sample -> vocabulary.addAll(sample.tokens()));
        List<Classifier.Example> examples = new ArrayList<>(samples.size());
        for (Sample sample : samples) {
            examples.add(new Classifier.Example(
                    Features.of(sample.tokens(), language, vocabulary::contains), sample.intent(), sample.weight()));
        }
        return new Mind(language, reader, new Classifier(examples), vocabulary);
    }

    private record Sample(List<String> tokens, Intent intent, float weight) {
    }

    private static List<Sample> samples(String pattern, Intent intent, Reader reader) {
        List<String> phrases = Patterns.phrases(Slot.marked(pattern), PHRASES_PER_PATTERN);
        // A line that stands for few phrases counts for more than its number.
        float weight = (float) Math.min(3, Math.sqrt(60.0 / phrases.size())) * (intent == Intent.UNKNOWN ? UNKNOWN_COUNTS : 1);
        List<Sample> samples = new ArrayList<>();
        for (String phrase : phrases) {
            List<String> tokens = reader.readExample(phrase).tokens();
            if (!tokens.isEmpty() && !tokens.get(0).isEmpty()) {
                samples.add(new Sample(tokens, intent, weight));
            }
        }
        return samples;
    }

    static List<String> lines(String folder, Language language) {
        String path = "/org/parley/assistant/" + folder + "/" + language.code() + ".txt";
        try (InputStream file = Understanding.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("missing " + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
