/**
 * Service levels: business calendars, policies, the clocks of a conversation and the reply time told to customers.
 * It observes what happens to conversations and never changes them; it notifies nobody by itself.
 * May use: shared, identity, conversation. The rules are those of the project's SLA semantics, cited by number.
 */
package org.parley.sla;
