package org.parley.bench.probe;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The yardstick: an application of one operation on the same server and database. */
@ApplicationPath("/")
public class ProbeApplication extends Application {
}
