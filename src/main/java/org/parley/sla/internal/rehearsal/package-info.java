/**
 * What would have been: recorded conversations judged under other terms, and worked through again in simulated time by
 * other people. Pure: no database, no clock, no threads; the same input gives the same outcome.
 *
 * <p><b>Other terms</b> ({@code Walk}) are exact: the recorded events go through the same machine as when they happened,
 * only the terms are others.
 *
 * <p><b>Other people</b> ({@code Simulation}) are a model, and it says so wherever its figures are shown:
 * <ul>
 * <li>Work is a person's reply. It may begin when the customer wrote, or once the bot handed over; what the bot does
 * stays as recorded. What ended without a reply (resolved, given back to the bot, the customer satisfied) makes no work.
 * <li>A reply takes as long as it took: from the later of the customer's message and what the same agent did before (a reply,
 * a resolution), to the reply. Where that is longer than a bound the agent did something else in between, and where the agent is unknown
 * nothing can be said: then it takes as long as one of the known ones, drawn at random with a fixed seed.
 * <li>Everything else keeps its distance from the reply before it: a customer who answered three minutes after the
 * recorded reply answers three minutes after the simulated one. A new matter after a resolution comes when it came.
 * <li>An agent finishes what was begun even when the hour ends; who waits is served by earliest due time or by arrival.
 * <li>What waited when the period begins waits in the simulation too, if it was answered later. Messages that nobody
 * answered are work if they came within the period. Nothing new competes after its end.
 * </ul>
 */
package org.parley.sla.internal.rehearsal;
