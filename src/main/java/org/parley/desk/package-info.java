/**
 * The desk: the pages on which the shop's people answer conversations, look after orders and administer the shop.
 * It shows several modules side by side and keeps nothing of its own; every change goes through the door of its owner.
 * It may use any module's root.
 */
package org.parley.desk;
