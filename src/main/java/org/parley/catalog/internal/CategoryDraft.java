package org.parley.catalog.internal;

/** A category as a file describes it. */
record CategoryDraft(int line, String handle, TextDraft title) {
}
