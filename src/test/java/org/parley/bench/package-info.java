/**
 * What {@code mvn -Pbench verify} runs: loads on a started server with embedded H2 and with PostgreSQL, and twenty
 * crashes on each. {@link org.parley.bench.Figures} gathers what was measured into one table, printed at the end and
 * written to {@code target/bench/figures.md}. The clients run beside the server on the same machine and share its
 * cores, so what counts are the ratios of one run, and the processor time of the server's own process.
 */
package org.parley.bench;
