/** What may be done to any text that people type. */
package org.parley.shared.text;
