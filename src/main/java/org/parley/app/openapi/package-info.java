/**
 * What is published at {@code /openapi}. The server scans the resources; here every type, parameter, body and answer is
 * read from the same classes again, since the scanner of Payara 6.2025 knows neither records nor what Jackson makes of
 * them: instants and ids came out as objects, longs as fractions, enums by their constants, nested lists not at all.
 */
package org.parley.app.openapi;
