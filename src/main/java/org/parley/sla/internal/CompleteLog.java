package org.parley.sla.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.parley.conversation.Postings;
import org.parley.sla.internal.clock.SlaEvent;

/**
 * Everything that happened to a conversation, also what changed nothing under the terms then in force and therefore was
 * not kept: the kept events in their order, and between them the messages of the thread that none of them tells of.
 */
final class CompleteLog {

    private final Set<List<Object>> known;
    private final List<Each> all = new ArrayList<>();
    private boolean bot;

    /** @param kept the number of the kept event, or -1 for one that only the thread knows */
    record Each(SlaEvent event, int kept) {
    }

    private CompleteLog(List<SlaEvent> kept) {
        this.known = kept.stream().map(CompleteLog::key).collect(Collectors.toSet());
    }

    /** @param thread in its order; what came before the first kept event can change nothing under any terms */
    static List<Each> of(List<SlaEvent> kept, List<Postings.Posting> thread) {
        CompleteLog log = new CompleteLog(kept);
        int next = 0;
        for (int number = 0; number < kept.size(); number++) {
            while (next < thread.size() && thread.get(next).at().isBefore(kept.get(number).at())) {
                Postings.Posting posting = thread.get(next++);
                if (number > 0) {
                    log.addUnlessKnown(posting);
                }
            }
            log.add(kept.get(number), number);
        }
        thread.subList(next, thread.size()).forEach(log::addUnlessKnown);
        return log.all;
    }

    private static List<Object> key(SlaEvent event) {
        return List.of(event.at(), event.getClass());
    }

    private void addUnlessKnown(Postings.Posting posting) {
        read(posting).filter(event -> !known.contains(key(event))).ifPresent(event -> add(event, -1));
    }

    private void add(SlaEvent event, int number) {
        all.add(new Each(event, number));
        if (event instanceof SlaEvent.CustomerWrote wrote) {
            bot = wrote.botHandles();
        } else if (event instanceof SlaEvent.HandedToBot) {
            bot = true;
        } else if (event instanceof SlaEvent.HandedOver || event instanceof SlaEvent.PersonReplied) {
            bot = false;
        }
    }

    /** A message that was not kept did not change hands either, so the bot handles it if it did before. */
    private Optional<SlaEvent> read(Postings.Posting posting) {
        return Optional.ofNullable(switch (posting.author()) {
            case CUSTOMER -> EventReader.accepts(posting.contentType(), posting.choice())
                    ? new SlaEvent.BotAnswerAccepted(posting.at()) : new SlaEvent.CustomerWrote(posting.at(), bot);
            case AGENT -> new SlaEvent.PersonReplied(posting.at(), posting.authorId());
            case BOT -> new SlaEvent.BotReplied(posting.at());
            case SYSTEM -> null;
        });
    }
}
