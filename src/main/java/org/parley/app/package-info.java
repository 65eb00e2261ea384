/** Puts the modules together: the REST application with its filters, start-up, demo, health, housekeeping. */
package org.parley.app;
