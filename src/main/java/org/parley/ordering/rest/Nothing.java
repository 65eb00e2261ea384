package org.parley.ordering.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of an operation that needs none: absent or {@code {}}; anything in it is refused. */
@Schema(name = "Nothing")
public record Nothing() {
}
