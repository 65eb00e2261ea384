/**
 * Who is calling: visitors, staff, API keys and their tokens; and the shop's own name card.
 * It knows nothing of conversations or goods and uses no other module.
 */
package org.parley.identity;
