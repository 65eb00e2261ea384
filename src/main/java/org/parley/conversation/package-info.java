/**
 * The thread between a visitor and the shop: conversations, messages in one gap-free order, notes, read state, live push.
 * It knows that messages have typed content, and nothing of goods, orders or promises: their owners render the live
 * state through {@code conversation.spi}. It uses identity alone.
 */
package org.parley.conversation;
