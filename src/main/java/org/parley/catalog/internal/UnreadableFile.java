package org.parley.catalog.internal;

import org.parley.catalog.ImportStatus.LineError;

/** The file as a whole is not of the format it was announced as. */
class UnreadableFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient LineError error;

    UnreadableFile(int line, String field, String message) {
        super(message, null, false, false);
        this.error = new LineError(line, field, message);
    }

    LineError error() {
        return error;
    }
}
