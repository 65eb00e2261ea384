/** What happened to orders; fired synchronously, inside the transaction in which it became true. */
package org.parley.ordering.event;
