/**
 * Vocabulary that every module speaks: money, ids, time, languages, problems, paging, JSON, the outbox.
 * It holds no business rules and uses no other module.
 */
package org.parley.shared;
