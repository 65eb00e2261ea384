/**
 * Service levels: business calendars, policies, the clocks of a conversation and the reply time told to customers.
 * It observes what happens to conversations; as ladders ask, it raises their priority, puts them back in the queue and
 * tells people, and it writes into the thread when a reply takes longer than the customer was told.
 * May use: shared, identity, conversation. The rules are those of the project's SLA semantics, cited by number.
 */
package org.parley.sla;
