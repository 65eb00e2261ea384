/**
 * What a shop's visitor sees before the conversation: the demo shop's page and the snippet that brings the widget into any
 * shop's pages. It owns no data and sells nothing itself; buying happens in the conversation.
 *
 * <p>May use any module's root package. Nothing may use it.
 */
package org.parley.storefront;
