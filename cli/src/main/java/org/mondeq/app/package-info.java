/** Assembles the program from its commands and stages; nothing depends on this package. */
package org.mondeq.app;
