/** A WAR of its own that the benchmarks deploy on a second server: what any POST with one insert costs there. */
package org.parley.bench.probe;
