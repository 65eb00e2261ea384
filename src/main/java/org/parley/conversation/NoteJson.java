package org.parley.conversation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.parley.shared.json.Json;

/** A note as staff's clients get it, by REST and by socket alike. */
public final class NoteJson {

    private NoteJson() {
    }

    public static ObjectNode of(Note note) {
        ObjectNode json = Json.object();
        json.put("id", note.id().toString());
        json.put("afterSeq", note.afterSeq());
        ObjectNode author = json.putObject("author");
        author.put("kind", note.author().kind().code());
        author.put("id", note.author().id().toString());
        author.put("name", note.author().name());
        json.put("text", note.text());
        json.put("createdAt", note.createdAt().toString());
        return json;
    }
}
