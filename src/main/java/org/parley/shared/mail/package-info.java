/** Sending mail. Reading mail is a channel's business. */
package org.parley.shared.mail;
