/** Tables for spreadsheets. */
package org.parley.shared.csv;
