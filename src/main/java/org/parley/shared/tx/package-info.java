/**
 * What every transaction needs beside the container's own: work after the commit, and repetition when the database made
 * a transaction give way to others.
 */
package org.parley.shared.tx;
